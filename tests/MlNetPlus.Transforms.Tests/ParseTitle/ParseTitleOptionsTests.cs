using Microsoft.ML;

namespace MlNetPlus.Transforms.Tests;

public sealed class ParseTitleOptionsTests
{
    [Fact]
    public void Options_Defaults_KeepFourTitles()
    {
        var options = new ParseTitleOptions();

        Assert.Empty(options.Columns);
        Assert.Equal(["Mr", "Miss", "Mrs", "Master"], options.Keep);
        Assert.Empty(options.Synonyms);
        Assert.Null(options.RareTitle);
        Assert.False(options.IgnoreCase);
    }

    [Fact]
    public void Options_CommonSynonyms_AllLeadToATitleKeptByDefault() =>
        Assert.All(ParseTitleOptions.CommonSynonyms.Values, title => Assert.Contains(title, new ParseTitleOptions().Keep!));

    [Fact]
    public void ParseTitle_EveryFault_IsInOneMessage()
    {
        var options = new ParseTitleOptions
        {
            Columns = [new("A", "Name"), new("A", "Name")],
            Keep = ["Mr", ""],
            Synonyms = new Dictionary<string, string> { ["Mlle"] = "", ["mlle"] = "Miss", [""] = "Mr" },
            RareTitle = "",
            IgnoreCase = true,
        };

        var error = Assert.Throws<ArgumentException>(() => new MLContext().Transforms.ParseTitle(options));

        Assert.Equal(
            """
            ParseTitleOptions has 7 faults:
            - Columns output is 'A'; expected a name that no other output has.
            - Columns input is 'Name'; expected an input that no other pair has, since both outputs would be equal.
            - Keep entry is an empty text; expected a title.
            - Synonyms["Mlle"] is an empty text; expected the title that replaces it.
            - Synonyms key is an empty text; expected a title.
            - Synonyms key is 'Mlle'; expected one spelling only while IgnoreCase is set.
            - RareTitle is an empty text; expected a label, or null for missing.
            """.ReplaceLineEndings("\n"),
            error.Message);
    }

    [Fact]
    public void ParseTitle_NothingGiven_SaysWhatIsNeeded()
    {
        var options = new ParseTitleOptions { Keep = [], Synonyms = null! };

        var error = Assert.Throws<ArgumentException>(() => new MLContext().Transforms.ParseTitle(options));

        Assert.Equal(
            """
            ParseTitleOptions has 3 faults:
            - Columns is empty; expected at least one pair of output and input, e.g. new("Title", "Name").
            - Keep is empty; expected at least one title, or null to keep every title.
            - Synonyms is null; expected a dictionary, which may be empty.
            """.ReplaceLineEndings("\n"),
            error.Message);
    }

    [Fact]
    public void ParseTitle_RareTitleWhileAllAreKept_IsRefused()
    {
        var options = new ParseTitleOptions { Columns = [new("Title", "Name")], Keep = null, RareTitle = "Rare" };

        var error = Assert.Throws<ArgumentException>(() => new MLContext().Transforms.ParseTitle(options));

        Assert.Equal("ParseTitleOptions.RareTitle is 'Rare'; expected null while Keep is null, since no title is rare then.", error.Message);
    }

    [Fact]
    public void ParseTitle_NullColumns_AreReported()
    {
        var transforms = new MLContext().Transforms;

        Assert.Contains("Columns is null", Assert.Throws<ArgumentException>(
            () => transforms.ParseTitle(new ParseTitleOptions { Columns = null! })).Message, StringComparison.Ordinal);
        Assert.Contains("Columns entry is null", Assert.Throws<ArgumentException>(
            () => transforms.ParseTitle(new ParseTitleOptions { Columns = [null!] })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => transforms.ParseTitle((ParseTitleOptions)null!));
        Assert.Throws<ArgumentNullException>(() => transforms.ParseTitle((string)null!));
        Assert.Throws<ArgumentException>(() => transforms.ParseTitle("Title", ""));
    }
}
