using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Transforms.Tests;

public sealed class MapCategoriesEstimatorTests
{
    private static readonly Dictionary<string, string> Decks = new()
    {
        ["A"] = "ABC",
        ["B"] = "ABC",
        ["C"] = "ABC",
        ["D"] = "DE",
        ["E"] = "DE",
        ["F"] = "FG",
        ["G"] = "FG",
    };

    private readonly MLContext _context = new(seed: 1);

    [Fact]
    public void Transform_DeckOfTheCabinsFirstLetter_EqualsThePandasMap()
    {
        // fast.ai's lesson: df.Cabin.str[0].map(dict(A="ABC", B="ABC", C="ABC", D="DE", E="DE", F="FG", G="FG"))
        var data = TextViews.Load(_context, "C85", "E46", "G6", "C23 C25 C27", "B78", "T", "F G73", "D33", "A5", null, "c85");
        var pipeline = _context.Transforms.ExtractText("Deck", "Text", TextSelector.First())
            .Append(_context.Transforms.MapCategories("Deck", "Deck", Decks));

        var output = pipeline.Fit(data).Transform(data);

        Assert.Equal(["ABC", "DE", "FG", "ABC", "ABC", "", "FG", "DE", "ABC", "", ""], output.Texts("Deck"));
    }

    [Fact]
    public void Transform_Otherwise_StandsForAllThatTheMapLacks()
    {
        var data = TextViews.Load(_context, "A", "T", null);

        var output = _context.Transforms.MapCategories("Output", "Text", Decks, otherwise: "other").Fit(data).Transform(data);

        Assert.Equal(["ABC", "other", "other"], output.Texts("Output"));
    }

    [Fact]
    public void Transform_EmptyTextInTheMap_KeepsMissingApart()
    {
        var data = TextViews.Load(_context, "A", "T", null);
        var map = new Dictionary<string, string>(Decks) { [""] = "" };

        var output = _context.Transforms.MapCategories("Output", "Text", map, otherwise: "other").Fit(data).Transform(data);

        Assert.Equal(["ABC", "other", ""], output.Texts("Output"));
    }

    [Fact]
    public void Transform_DictionaryThatIgnoresCase_IsAskedWithoutRegardToCase()
    {
        var data = TextViews.Load(_context, "a", "A", "d", "t");
        IReadOnlyDictionary<string, string>[] maps =
        [
            new Dictionary<string, string>(Decks, StringComparer.OrdinalIgnoreCase),
            Decks.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase),
            Decks.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase),
        ];

        foreach (var map in maps)
        {
            var model = _context.Transforms.MapCategories("Output", "Text", map).Fit(data);

            Assert.Equal(["ABC", "ABC", "DE", ""], model.Transform(data).Texts("Output"));
            Assert.Equal(
                ["ABC", "ABC", "DE", ""], TextViews.SaveAndLoad(_context, model, data.Schema).Transform(data).Texts("Output"));
        }
    }

    [Fact]
    public void Transform_OrdinalDictionaries_AreAskedWithCase()
    {
        var data = TextViews.Load(_context, "a", "A");
        IReadOnlyDictionary<string, string>[] maps =
        [
            Decks, new Dictionary<string, string>(Decks, StringComparer.Ordinal), Decks.ToFrozenDictionary(), Decks.ToImmutableDictionary(),
            new SortedDictionary<string, string>(Decks), Decks.AsReadOnly(),
        ];

        foreach (var map in maps)
            Assert.Equal(["", "ABC"], _context.Transforms.MapCategories("Output", "Text", map).Fit(data).Transform(data).Texts("Output"));
    }

    [Fact]
    public void Fit_MapChangedAfterwards_ChangesNothing()
    {
        var data = TextViews.Load(_context, "A");
        var map = new Dictionary<string, string>(Decks);
        var estimator = _context.Transforms.MapCategories("Output", "Text", map);

        map["A"] = "changed";

        Assert.Equal(["ABC"], estimator.Fit(data).Transform(data).Texts("Output"));
    }

    [Fact]
    public void SaveAndLoad_MapWithUnicodeAndOtherwise_GivesTheSame()
    {
        var data = TextViews.Load(_context, "Åland", "İ", "😀", "x", null);
        var map = new Dictionary<string, string> { ["Åland"] = "Ö", ["İ"] = "", ["😀"] = "smile 😀" };
        var model = _context.Transforms.MapCategories("Output", "Text", map, "other").Fit(data);

        var loaded = TextViews.SaveAndLoad(_context, model, data.Schema);

        Assert.Equal(["Ö", "", "smile 😀", "other", "other"], loaded.Transform(data).Texts("Output"));
    }

    [Fact]
    public void MapCategories_BadArguments_SayWhatIsExpected()
    {
        var transforms = _context.Transforms;

        Assert.StartsWith(
            "The map of MapCategories is empty; expected at least one entry from category to output.",
            Assert.Throws<ArgumentException>(() => transforms.MapCategories("Output", "Text", new Dictionary<string, string>())).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "The map of MapCategories has null for 'B'; expected a text. Use the empty text to make the category missing.",
            Assert.Throws<ArgumentException>(
                () => transforms.MapCategories("Output", "Text", new Dictionary<string, string> { ["A"] = "a", ["B"] = null! })).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "The map of MapCategories compares with ",
            Assert.Throws<ArgumentException>(() => transforms.MapCategories(
                "Output", "Text", new Dictionary<string, string>(Decks, StringComparer.InvariantCultureIgnoreCase))).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => transforms.MapCategories("", "Text", Decks));
        Assert.Throws<ArgumentException>(() => transforms.MapCategories("Output", "", Decks));
        Assert.Throws<ArgumentNullException>(() => transforms.MapCategories("Output", "Text", null!));
    }

    [Fact]
    public void Fit_ColumnOfAnotherType_SaysWhatIsExpected()
    {
        var data = TextViews.Load(_context, "A");

        var error = Assert.Throws<ArgumentOutOfRangeException>(
            () => _context.Transforms.MapCategories("Output", "Number", Decks).Fit(data));

        Assert.StartsWith(
            "Column 'Number' (input of MapCategoriesEstimator) is Single; expected String. ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_MissingColumn_NamesIt()
    {
        var data = TextViews.Load(_context, "A");

        var error = Assert.Throws<ArgumentOutOfRangeException>(
            () => _context.Transforms.MapCategories("Output", "Deck", Decks).Fit(data));

        Assert.StartsWith(
            "Column 'Deck' (input of MapCategoriesEstimator) is not in the input. ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PredictionEngine_OneCategory_EqualsTheView()
    {
        var model = _context.Transforms.MapCategories("Output", "Text", Decks, "other").Fit(TextViews.Load(_context, "A"));
        using var engine = _context.Model.CreatePredictionEngine<TextViews.TextRow, TextViews.MappedRow>(model);

        Assert.Equal("DE", engine.Predict(new() { Text = "D" }).Output);
        Assert.Equal("other", engine.Predict(new() { Text = "T" }).Output);
    }

    [Fact]
    public void Transform_Output_FeedsOneHotEncoding()
    {
        var data = TextViews.Load(_context, "A", "D", "T", "B");
        var pipeline = _context.Transforms.MapCategories("Deck", "Text", Decks, "other")
            .Append(_context.Transforms.Categorical.OneHotEncoding("Deck"));

        var output = pipeline.Fit(data).Transform(data);

        Assert.Equal(3, ((VectorDataViewType)output.Schema["Deck"].Type).Size);
        VBuffer<ReadOnlyMemory<char>> names = default;
        output.Schema["Deck"].GetSlotNames(ref names);
        Assert.Equal(["ABC", "DE", "other"], names.DenseValues().Select(name => name.ToString()));
    }

    [Fact]
    public void Transform_UnderTurkishCulture_IgnoresCaseOrdinally()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            var data = TextViews.Load(_context, "TITLE", "tıtle");
            var map = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["title"] = "found" };

            Assert.Equal(["found", ""], _context.Transforms.MapCategories("Output", "Text", map).Fit(data).Transform(data).Texts("Output"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Transform_NoRows_GivesNoRows()
    {
        var data = TextViews.Load(_context);

        Assert.Empty(_context.Transforms.MapCategories("Output", "Text", Decks).Fit(data).Transform(data).Texts("Output"));
    }
}
