using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Transforms.Tests;

public sealed class ExtractTextEstimatorTests
{
    private readonly MLContext _context = new(seed: 1);

    private static TextSelector Ticket => TextSelector.Part(" ", -1).Then(TextSelector.Match(@"^(\d)(\d*)$", 2)).Then(TextSelector.First(3));

    [Fact]
    public void Transform_FirstLetterOfEveryPassenger_EqualsPandas()
    {
        var data = TitanicName.LoadNames(_context);

        var output = _context.Transforms.ExtractText("NameFirst", "Name", TextSelector.First()).Fit(data).Transform(data);

        Assert.Equal(TitanicName.All.Select(row => row.NameFirst), output.Texts("NameFirst"));
    }

    [Fact]
    public void Transform_Chain_TakesOneStepAfterTheOther()
    {
        var data = TextViews.Load(_context, "A/5 21171", "STON/O2. 3101282", "113803", "LINE", null, "PC 1");

        var output = _context.Transforms.ExtractText("Output", "Text", Ticket).Fit(data).Transform(data);

        Assert.Equal(["117", "101", "138", "", "", ""], output.Texts("Output"));
    }

    [Fact]
    public void Transform_OutputNamedAsInput_ReplacesTheColumn()
    {
        var data = TextViews.Load(_context, "C85", "");

        Assert.Equal(["C", ""], _context.Transforms.ExtractText("Text", "Text", TextSelector.First()).Fit(data).Transform(data).Texts("Text"));
    }

    [Fact]
    public void SaveAndLoad_EverySelector_GivesTheSame()
    {
        var data = TitanicName.LoadNames(_context);
        TextSelector[] selectors =
        [
            TextSelector.First(3),
            TextSelector.Part(", ", -1),
            TextSelector.Between("(", ")"),
            TextSelector.Match(@"(?i)\b(john|j\w+)\b"),
            TextSelector.Match(@"(?<=\()(?<maiden>\w+)(?=.*\))", 1).Then(TextSelector.First(2)),
            TextSelector.Part(", ", 1).Then(TextSelector.Between("", ".")).Then(TextSelector.Match("^M.*", 0)).Then(TextSelector.First(2)),
        ];

        foreach (var selector in selectors)
        {
            var model = _context.Transforms.ExtractText("Output", "Name", selector).Fit(data);
            var loaded = TextViews.SaveAndLoad(_context, model, data.Schema);

            var expected = model.Transform(data).Texts("Output");
            Assert.Equal(expected, loaded.Transform(data).Texts("Output"));
            Assert.Contains(expected, text => text.Length > 0);
        }
    }

    [Fact]
    public void Transform_ValueThatMeetsTheTimeLimit_IsMissingAndTheCursorGoesOn()
    {
        var data = TextViews.Load(_context, "aaa", new string('a', 60) + "!", "aa");
        var selector = new MatchSelector("^(?=a)(a+)+$", 1, TimeSpan.FromSeconds(2));

        Assert.Equal(["aaa", "", "aa"], _context.Transforms.ExtractText("Output", "Text", selector).Fit(data).Transform(data).Texts("Output"));
    }

    [Fact]
    public void GetOutputSchema_Text_PromisesText()
    {
        var data = TextViews.Load(_context, "A");

        var column = _context.Transforms.ExtractText("Output", "Text", Ticket).Fit(data).Transform(data).Schema["Output"];

        Assert.Equal(TextDataViewType.Instance, column.Type);
    }

    [Fact]
    public void Fit_ColumnOfAnotherType_SaysWhatIsExpected()
    {
        var data = TextViews.Load(_context, "A");

        var error = Assert.Throws<ArgumentOutOfRangeException>(
            () => _context.Transforms.ExtractText("Output", "Number", Ticket).Fit(data));

        Assert.StartsWith(
            "Column 'Number' (input of ExtractTextEstimator) is Single; expected String. ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_MissingColumn_SuggestsTheNearestName()
    {
        var data = TextViews.Load(_context, "A");

        var error = Assert.Throws<ArgumentOutOfRangeException>(
            () => _context.Transforms.ExtractText("Output", "Txet", Ticket).Fit(data));

        Assert.StartsWith(
            "Column 'Txet' (input of ExtractTextEstimator) is not in the input. The input has 'Text', 'Number'. ",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void ExtractText_BadArguments_Throw()
    {
        var transforms = _context.Transforms;

        Assert.Throws<ArgumentException>(() => transforms.ExtractText("", "Text", Ticket));
        Assert.Throws<ArgumentException>(() => transforms.ExtractText("Output", "", Ticket));
        Assert.Throws<ArgumentNullException>(() => transforms.ExtractText("Output", "Text", null!));
    }

    [Fact]
    public void PredictionEngine_OneText_EqualsTheView()
    {
        var model = _context.Transforms.ExtractText("Output", "Text", Ticket).Fit(TextViews.Load(_context, "A"));
        using var engine = _context.Model.CreatePredictionEngine<TextViews.TextRow, TextViews.MappedRow>(model);

        Assert.Equal("117", engine.Predict(new() { Text = "A/5 21171" }).Output);
        Assert.Equal("", engine.Predict(new() { Text = null }).Output);
    }

    [Fact]
    public void Transform_NoRows_GivesNoRows()
    {
        var data = TextViews.Load(_context);

        Assert.Empty(_context.Transforms.ExtractText("Output", "Text", Ticket).Fit(data).Transform(data).Texts("Output"));
    }
}
