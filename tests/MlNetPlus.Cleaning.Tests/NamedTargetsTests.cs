using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Cleaning.Tests;

/// <summary>Models of several targets have columns such as Disease.Score: each target is looked at by itself.</summary>
public sealed class NamedTargetsTests : IDisposable
{
    private readonly MLContext _context = new(seed: 1);
    private readonly TemporaryFolder _folder = new();
    private IDataView _scored;

    public NamedTargetsTests()
    {
        var rows = Enumerable.Range(0, 12).Select(i => new Leaf
        {
            Path = $"leaf {i}",
            DiseaseName = i == 5 ? "rust" : i % 2 == 0 ? "blast" : "spot", // row 5 looks like spot
            VarietyName = i == 8 ? "red" : i % 3 == 0 ? "red" : "white", // row 8 looks like white
            Age = i == 10 ? 90 : i,
            AgeScore = i,
            DiseasePredicted = i % 2 == 0 ? 1u : 2,
            VarietyPredicted = i % 3 == 0 ? 1u : 2,
            DiseaseScore = i % 2 == 0 ? [0.9f, 0.08f, 0.02f] : [0.1f, 0.85f, 0.05f],
            VarietyScore = i % 3 == 0 ? [0.8f, 0.2f] : [0.1f, 0.9f],
        });
        var data = _context.Data.LoadFromEnumerable(rows);
        _scored = _context.Transforms.Conversion.MapValueToKey("Disease", nameof(Leaf.DiseaseName))
            .Append(_context.Transforms.Conversion.MapValueToKey("Variety", nameof(Leaf.VarietyName)))
            .Fit(data)
            .Transform(data);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Disease", 5, "rust", "spot")]
    [InlineData("Variety", 8, "red", "white")]
    [InlineData("Age", 10, "90", "10")]
    public void TopLosses_OfATarget_FindsItsWorstRow(string target, long row, string given, string predicted)
    {
        var worst = _context.Data.TopLosses(_scored, new TopLossesOptions { Count = 1, LabelColumnName = target, ScoreColumnName = target + ".Score" }).Rows[0];

        Assert.Equal((row, given, predicted), (worst.Row, worst.Given, worst.Predicted));
    }

    [Theory]
    [InlineData("Disease", 5)]
    [InlineData("Variety", 8)]
    public void FindLabelIssues_OfATarget_FindsItsWrongLabel(string target, long row)
    {
        var report = _context.Data.FindLabelIssues(_scored, new LabelIssuesOptions { Filter = LabelIssueFilter.ConfidentJoint, LabelColumnName = target, ScoreColumnName = target + ".Score" });

        Assert.Equal([row], report.Issues.Select(issue => issue.Row));
    }

    [Theory]
    [InlineData("Disease", new[] { "blast", "spot", "rust" }, new[] { 6, 0, 0 }, new[] { 0, 5, 0 }, new[] { 0, 1, 0 })]
    [InlineData("Variety", new[] { "red", "white" }, new[] { 4, 1 }, new[] { 0, 7 })]
    public void Confusion_OfATarget_IsOfItsClasses(string target, string[] classes, params int[][] counts)
    {
        var report = Issues(target, target);

        Assert.Equal(classes, report.Classes);
        Assert.Equal(counts.Select(row => row.Select(count => (long)count)), report.Confusion);
    }

    [Theory]
    [InlineData("Disease", "rust", "spot")]
    [InlineData("Variety", "red", "white")]
    public void MostConfused_OfATarget_NamesItsClasses(string target, string given, string predicted) =>
        Assert.Equal([new ConfusedPair(given, predicted, 1)], Issues(target, target).MostConfused());

    [Theory]
    [InlineData("Disease", 5, "rust", "spot")]
    [InlineData("Variety", 8, "red", "white")]
    public void Search_LabelNamedOtherwise_IsThatOfTheColumnGiven(string target, long row, string given, string predicted)
    {
        // the labels that a person has looked through lie beside those that the model was trained on
        var looked = _context.Transforms.CopyColumns("Looked", target).Append(_context.Transforms.DropColumns(target)).Fit(_scored).Transform(_scored);
        _scored = looked;

        var worst = _context.Data.TopLosses(looked, new TopLossesOptions { Count = 1, LabelColumnName = "Looked", ScoreColumnName = target + ".Score", NameColumnName = "Path" }).Rows[0];

        Assert.Equal((row, given, predicted, $"leaf {row}"), (worst.Row, worst.Given, worst.Predicted, worst.Name));
        Assert.Equal([new ConfusedPair(given, predicted, 1)], Issues("Looked", target).MostConfused());
    }

    [Fact]
    public void Search_ScoresOfAnotherTarget_AreRefused()
    {
        var exception = Assert.Throws<ArgumentException>(() => Issues("Disease", "Variety"));

        Assert.StartsWith("Column 'Variety.Score' has 2 scores and the key of column 'Disease' has 3 classes; expected as many.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SaveGallery_OfATarget_ShowsItsClassesAndAppliesToItsLabel()
    {
        var ranking = _context.Data.TopLosses(_scored, new TopLossesOptions { Count = 1, LabelColumnName = "Variety", ScoreColumnName = "Variety.Score", NameColumnName = "Path" });
        ranking.SaveGallery(_folder.In("variety.html"), _scored, new() { ShownColumnNames = ["Disease"] });
        File.WriteAllText(_folder.In("variety.csv"), "Row,Name,Given,Action,Label\n8,leaf 8,red,relabel,white\n");

        var cleaned = _context.Data.ApplyCleaning(_scored, _folder.In("variety.csv"), new() { LabelColumnName = "Variety", NameColumnName = "Path" });

        var page = File.ReadAllText(_folder.In("variety.html"));
        Assert.Contains("data-row=\"8\" data-name=\"leaf 8\" data-given=\"red\" data-predicted=\"white\"", page, StringComparison.Ordinal);
        Assert.Contains("<datalist id=\"classes\"><option value=\"red\"></option><option value=\"white\"></option></datalist>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Disease</dt><dd><bdi>blast</bdi></dd>", page, StringComparison.Ordinal);
        Assert.Equal(2u, cleaned.GetColumn<uint>("Variety").ElementAt(8));
        Assert.Equal(_scored.GetColumn<uint>("Disease"), cleaned.GetColumn<uint>("Disease"));
    }

    [Fact]
    public void ApplyCleaning_ChoicesOfAnotherTarget_AreRefused()
    {
        File.WriteAllText(_folder.In("variety.csv"), "Row,Name,Given,Action,Label\n8,leaf 8,red,relabel,white\n");

        var exception = Assert.Throws<InvalidDataException>(() => _context.Data.ApplyCleaning(_scored, _folder.In("variety.csv"), new() { LabelColumnName = "Disease" }));

        Assert.Contains("was given 'red', and row 8 of the data has another label", exception.Message, StringComparison.Ordinal);
    }

    private LabelIssueReport Issues(string label, string target) =>
        _context.Data.FindLabelIssues(_scored, new LabelIssuesOptions { Filter = LabelIssueFilter.ConfidentJoint, LabelColumnName = label, ScoreColumnName = target + ".Score" });

    private sealed class Leaf
    {
        public string Path { get; set; } = "";

        public string DiseaseName { get; set; } = "";

        public string VarietyName { get; set; } = "";

        public float Age { get; set; }

        [ColumnName("Age.Score")]
        public float AgeScore { get; set; }

        [ColumnName("Disease.Score")]
        [VectorType(3)]
        public float[] DiseaseScore { get; set; } = [];

        [ColumnName("Variety.Score")]
        [VectorType(2)]
        public float[] VarietyScore { get; set; } = [];

        [ColumnName("Disease.PredictedLabel")]
        [KeyType(3)]
        public uint DiseasePredicted { get; set; }

        [ColumnName("Variety.PredictedLabel")]
        [KeyType(2)]
        public uint VarietyPredicted { get; set; }
    }
}
