using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CsCheck;
using MlNetPlus.Testing;

namespace MlNetPlus.Transforms.Tests;

public sealed class TextSelectorTests
{
    private static string Select(TextSelector selector, string text) => selector.Select(text.AsMemory()).ToString();

    [Fact]
    public void Select_EveryReferenceCase_EqualsPython()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "ExtractText", "Reference", "selectors.json");
        var rows = JsonSerializer.Deserialize<JsonElement[][]>(File.ReadAllText(path))!;

        Assert.Equal(880, rows.Length);
        Assert.All(rows, row =>
        {
            var step = new SelectorStep(row[1].GetString()!, row[2].GetString()!, row[3].GetString()!, row[4].GetInt32());
            Assert.Equal(row[5].GetString() ?? "", Select(step.ToSelector(), row[0].GetString()!));
        });
    }

    [Fact]
    public void Select_FirstLetterOfEveryPassenger_EqualsPandas() =>
        Assert.All(TitanicName.All, row => Assert.Equal(row.NameFirst, Select(TextSelector.First(), row.Name)));

    [Fact]
    public void Select_ChainThatParsesTitles_EqualsPandas()
    {
        var selector = TextSelector.Part(", ", 1).Then(TextSelector.Part(".", 0));

        Assert.All(TitanicName.All, row => Assert.Equal(row.RawTitle, Select(selector, row.Name)));
    }

    [Fact]
    public void Select_PartOfAnyText_EqualsStringSplit() =>
        Gen.Select(Gen.String[Gen.Char["a-,"], 0, 15], Gen.Int[0, 2].Select(i => new[] { "-", "--", "-,-" }[i]), Gen.Int[-8, 8])
            .Sample((text, separator, index) =>
            {
                var parts = text.Split(separator);
                var at = index < 0 ? index + parts.Length : index;
                var expected = at >= 0 && at < parts.Length ? parts[at] : "";

                return Select(TextSelector.Part(separator, index), text) == expected;
            });

    [Fact]
    public void Select_FirstOfAnyText_CutsNoSurrogatePair() =>
        Gen.Select(Gen.String[0, 12], Gen.Int[1, 14]).Sample((text, count) =>
        {
            var expected = string.Concat(text.EnumerateRunes().Take(count).Select(rune => rune.ToString()));
            var found = Select(TextSelector.First(count), text);

            // EnumerateRunes replaces lone surrogates, one for one.
            return found.Length == expected.Length && text.StartsWith(found, StringComparison.Ordinal);
        });

    [Fact]
    public void Select_FromTheMiddleOfAString_SeesNothingAround()
    {
        var text = "xx C85 C23 yy".AsMemory(3, 3);

        Assert.Equal("85", TextSelector.Match(@"^C(\d+)$").Select(text).ToString());
        Assert.Equal("C85", TextSelector.Match(@"^\w+$", 0).Select(text).ToString());
        Assert.Equal("", TextSelector.Match(@"(?<= )(C)").Select(text).ToString());
        Assert.Equal("5", TextSelector.Match(@"8(\d)(?! )").Select(text).ToString());
        Assert.Equal("85", TextSelector.Between("C", "").Select(text).ToString());
    }

    [Fact]
    public void Select_FromACharArray_EqualsFromAString()
    {
        ReadOnlyMemory<char> text = "xx C85".ToCharArray().AsMemory(3);

        Assert.Equal("85", TextSelector.Match(@"^C(\d+)$").Select(text).ToString());
        Assert.Equal("C", TextSelector.First().Select(text).ToString());
    }

    [Theory]
    [InlineData(@"(\d+)", true)]
    [InlineData(@"^(?<letter>[A-Z])\b", true)]
    [InlineData(@"(a+)+$", true)]
    [InlineData(@"(?=a)(a)", false)]
    [InlineData(@"(a)\1", false)]
    [InlineData(@"(?>a+)(b)", false)]
    public void Match_Pattern_UsesTheLinearEngineWhereItCan(string pattern, bool linear) =>
        Assert.Equal(linear, new MatchSelector(pattern, 1, MatchSelector.DefaultTimeLimit).IsLinear);

    [Fact]
    public void Select_EvilPatternOnTheLinearEngine_EndsAtOnce()
    {
        var text = new string('a', 100_000) + "!";
        var clock = Stopwatch.StartNew();

        Assert.Equal("", Select(TextSelector.Match("^(a+)+$"), text));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"Took {clock.Elapsed}.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Select_EvilPatternOnTheBacktrackingEngine_IsMissingAtTheTimeLimit(int group)
    {
        // Without the limit this takes time proportional to 2 to the power of 60.
        var selector = new MatchSelector(@"^(?=a)(a+)+$", group, TimeSpan.FromMilliseconds(50));
        var clock = Stopwatch.StartNew();

        Assert.Equal("", Select(selector, new string('a', 60) + "!"));
        Assert.Equal("aaa", Select(new MatchSelector(@"^(?=a)(a+)+$", 1, TimeSpan.FromSeconds(30)), "aaa"));
        Assert.InRange(clock.Elapsed, TimeSpan.FromMilliseconds(40), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Select_UnderTurkishCulture_IsOrdinal()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");

            Assert.Equal("TITLE", Select(TextSelector.Match("(?i)(title)"), "a TITLE b"));
            Assert.Equal("i", Select(TextSelector.Between("I", "I"), "IiI"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Select_WithoutGroups_AllocatesNothing()
    {
        var selector = TextSelector.Part(", ", 1).Then(TextSelector.Between("", ".")).Then(TextSelector.Match("^M[a-z]+", 0))
            .Then(TextSelector.First(2));
        var names = TitanicName.All.Select(row => row.Name.AsMemory()).ToArray();

        var bytes = AllocatedBytes.Of(() =>
        {
            foreach (var name in names)
                selector.Select(name);
        });

        Assert.Equal(0, bytes);
    }

    [Fact]
    public void Steps_OfEverySelector_RebuildIt()
    {
        var selector = TextSelector.Part(", ", -1).Then(TextSelector.Between("(", ")").Then(TextSelector.Match(@"(\w)(\w)", 2)))
            .Then(TextSelector.First(3));

        var rebuilt = SelectorStep.ToSelector(selector.Steps);

        Assert.Equal("Part(\", \", -1).Then(Between(\"(\", \")\")).Then(Match(\"(\\w)(\\w)\", 2)).Then(First(3))", rebuilt.ToString());
        Assert.Equal(4, rebuilt.Steps.Count);
        Assert.Equal(selector.Steps, rebuilt.Steps);
    }

    [Fact]
    public void ToSelector_UnknownKind_NamesItAndTheRemedy()
    {
        var error = Assert.Throws<FormatException>(() => new SelectorStep("Last", "", "", 1).ToSelector());

        Assert.Equal(
            "The model holds a text selector of kind 'Last', which this version does not know; load it with the version that saved it.",
            error.Message);
    }

    [Fact]
    public void Factories_BadArguments_SayWhatIsExpected()
    {
        Assert.StartsWith(
            "TextSelector.First takes at least one character; got 0.",
            Assert.Throws<ArgumentOutOfRangeException>(() => TextSelector.First(0)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "TextSelector.Part got an empty separator; expected one or more characters.",
            Assert.Throws<ArgumentException>(() => TextSelector.Part("", 0)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "TextSelector.Between got two empty marks, which is the whole text; expected a left mark, a right mark or both.",
            Assert.Throws<ArgumentException>(() => TextSelector.Between("", "")).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "TextSelector.Match got the pattern \"(\"; expected a .NET regular expression: ",
            Assert.Throws<ArgumentException>(() => TextSelector.Match("(")).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "TextSelector.Match got group 1 for the pattern \"\\d+\"; expected one of 0 (0 is the whole match). "
            + "Put what is wanted in parentheses, or ask for group 0.",
            Assert.Throws<ArgumentOutOfRangeException>(() => TextSelector.Match(@"\d+")).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => TextSelector.Match(@"(\d)", -1));
    }

    [Fact]
    public void Factories_Null_Throw()
    {
        Assert.Throws<ArgumentNullException>(() => TextSelector.Part(null!, 0));
        Assert.Throws<ArgumentNullException>(() => TextSelector.Between(null!, "a"));
        Assert.Throws<ArgumentNullException>(() => TextSelector.Between("a", null!));
        Assert.Throws<ArgumentNullException>(() => TextSelector.Match(null!));
        Assert.Throws<ArgumentNullException>(() => TextSelector.First().Then(null!));
    }
}
