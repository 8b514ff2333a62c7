using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Testing;

namespace MlNetPlus.Transforms.Tests;

public sealed class ParseTitleEstimatorTests
{
    private readonly MLContext _context = new(seed: 1);

    [Fact]
    public void Transform_EveryPassengerOfTheTitanic_EqualsPandas()
    {
        var data = TitanicName.LoadNames(_context);
        var pipeline = _context.Transforms.ParseTitle("Title", "Name")
            .Append(_context.Transforms.ParseTitle(new ParseTitleOptions { Columns = [new("RawTitle", "Name")], Keep = null }));

        var output = pipeline.Fit(data).Transform(data);

        Assert.Equal(TitanicName.All.Select(row => row.Title), output.Texts("Title"));
        Assert.Equal(TitanicName.All.Select(row => row.RawTitle), output.Texts("RawTitle"));
        Assert.Equal(TitanicName.All.Select(row => row.Name), output.Texts("Name"));
    }

    [Fact]
    public void Transform_SynonymsAndRareTitle_LeaveOnlyNamesWithoutTitleMissing()
    {
        var data = TextViews.Load(_context, "A, Mlle. B", "A, Dr. B", "A, Mr. B", "A", null);
        var options = new ParseTitleOptions
        {
            Columns = [new("Title", "Text")],
            Synonyms = ParseTitleOptions.CommonSynonyms,
            RareTitle = "Rare",
        };

        Assert.Equal(["Miss", "Rare", "Mr", "", ""], _context.Transforms.ParseTitle(options).Fit(data).Transform(data).Texts("Title"));
    }

    [Fact]
    public void Transform_WithoutInputName_ReplacesTheColumn()
    {
        var data = TextViews.Load(_context, "A, Mrs. B", "A");

        Assert.Equal(["Mrs", ""], _context.Transforms.ParseTitle("Text").Fit(data).Transform(data).Texts("Text"));
    }

    [Fact]
    public void Transform_SeveralColumnsThatSwapNames_ReadTheInput()
    {
        var data = _context.Data.LoadFromEnumerable([new TwoNames { A = "X, Mr. Y", B = "X, Mrs. Y" }]);
        var options = new ParseTitleOptions { Columns = [new("A", "B"), new("B", "A")] };

        var output = _context.Transforms.ParseTitle(options).Fit(data).Transform(data);

        Assert.Equal(["Mrs"], output.Texts("A"));
        Assert.Equal(["Mr"], output.Texts("B"));
    }

    [Fact]
    public void Fit_OptionsChangedAfterwards_ChangesNothing()
    {
        var data = TextViews.Load(_context, "A, Mlle. B", "A, Dr. B");
        string[] keep = ["Dr", "Miss"];
        var synonyms = new Dictionary<string, string> { ["Mlle"] = "Miss" };
        var options = new ParseTitleOptions { Columns = [new("Title", "Text")], Keep = keep, Synonyms = synonyms };
        var estimator = _context.Transforms.ParseTitle(options);

        keep[0] = "Mr";
        synonyms.Clear();
        options.RareTitle = "Rare";

        Assert.Equal(["Miss", "Dr"], estimator.Fit(data).Transform(data).Texts("Title"));
    }

    [Fact]
    public void SaveAndLoad_AllOptions_GivesTheSame()
    {
        var data = TitanicName.LoadNames(_context);
        ParseTitleOptions[] variants =
        [
            new() { Columns = [new("Title", "Name")] },
            new() { Columns = [new("Title", "Name")], Keep = null, Synonyms = ParseTitleOptions.CommonSynonyms },
            new() { Columns = [new("Title", "Name")], Keep = ["MR", "DR"], RareTitle = "Ränge", IgnoreCase = true },
        ];

        foreach (var options in variants)
        {
            var model = _context.Transforms.ParseTitle(options).Fit(data);
            var loaded = TextViews.SaveAndLoad(_context, model, data.Schema);

            Assert.IsType<ParseTitleTransformer>(loaded);
            Assert.Equal(model.Transform(data).Texts("Title"), loaded.Transform(data).Texts("Title"));
        }
    }

    [Fact]
    public void GetOutputSchema_Names_PromisesText()
    {
        var data = TextViews.Load(_context, "A, Mr. B");

        var column = _context.Transforms.ParseTitle("Title", "Text").Fit(data).Transform(data).Schema["Title"];

        Assert.Equal(TextDataViewType.Instance, column.Type);
        Assert.Empty(column.Annotations.Schema);
    }

    [Fact]
    public void Fit_ColumnOfAnotherType_SaysWhatIsExpected()
    {
        var data = TextViews.Load(_context, "A, Mr. B");

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => _context.Transforms.ParseTitle("Title", "Number").Fit(data));

        Assert.StartsWith(
            "Column 'Number' (input of ParseTitleEstimator) is Single; expected String. "
            + "Convert it first, e.g. with mlContext.Transforms.Conversion.ConvertType.",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Transform_MissingColumn_NamesItAndItsLikeness()
    {
        var model = _context.Transforms.ParseTitle("Title", "Text").Fit(TextViews.Load(_context, "A, Mr. B"));
        var other = _context.Data.LoadFromEnumerable([new TwoNames { A = "X", B = "Y" }]);

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => model.Transform(other));

        Assert.StartsWith(
            "Column 'Text' (input of ParseTitleTransformer) is not in the input. The input has 'A', 'B'.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PredictionEngine_OneName_EqualsTheView()
    {
        var model = _context.Transforms.ParseTitle("Output", "Text").Fit(TextViews.Load(_context, "A, Mr. B"));
        using var engine = _context.Model.CreatePredictionEngine<TextViews.TextRow, TextViews.MappedRow>(model);

        Assert.Equal("Miss", engine.Predict(new() { Text = "Sandström, Miss. Beatrice" }).Output);
        Assert.Equal("", engine.Predict(new() { Text = null }).Output);
        Assert.Equal("Mrs", engine.Predict(new() { Text = "A, Mrs. B" }).Output);
    }

    [Fact]
    public void Transform_NoRows_GivesNoRows()
    {
        var data = TextViews.Load(_context);

        Assert.Empty(_context.Transforms.ParseTitle("Title", "Text").Fit(data).Transform(data).Texts("Title"));
    }

    [Fact]
    public void Transform_UnderTurkishCulture_IgnoresCaseOrdinally()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            var data = TextViews.Load(_context, "A, MISS. B", "A, miss. B", "A, mıss. B");
            var options = new ParseTitleOptions { Columns = [new("Title", "Text")], IgnoreCase = true };

            Assert.Equal(["Miss", "Miss", ""], _context.Transforms.ParseTitle(options).Fit(data).Transform(data).Texts("Title"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Cursor_ManyRows_AllocatesNothingPerRow()
    {
        var view = _context.Transforms.ParseTitle("Title", "Name").Fit(TitanicName.LoadNames(_context))
            .Transform(_context.Data.Cache(TitanicName.LoadNames(_context)));
        var column = view.Schema["Title"];
        var titles = 0;

        var bytes = AllocatedBytes.Of(() => titles = CountTitles(view, column));

        Assert.Equal(1317 - 36, titles);
        Assert.InRange(bytes, 0, 10_000); // the cursor and its getter; a title of its own for each row would be 30,000 bytes at the least
    }

    private static int CountTitles(IDataView view, DataViewSchema.Column column)
    {
        using var cursor = view.GetRowCursor([column]);
        var getter = cursor.GetGetter<ReadOnlyMemory<char>>(column);
        ReadOnlyMemory<char> title = default;
        var titles = 0;
        while (cursor.MoveNext())
        {
            getter(ref title);
            titles += title.IsEmpty ? 0 : 1;
        }

        return titles;
    }

    public sealed class TwoNames
    {
        public string? A { get; set; }

        public string? B { get; set; }
    }
}
