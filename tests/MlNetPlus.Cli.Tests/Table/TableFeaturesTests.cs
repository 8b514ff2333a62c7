using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Comparison;

namespace MlNetPlus.Cli.Tests;

public sealed class TableFeaturesTests : IDisposable
{
    private readonly CommandFolder _folder = new();
    private readonly MLContext _context = new(1);

    public void Dispose() => _folder.Dispose();

    /// <summary>Single has 24 bits: it merges these groups, these days and these classes two by two.</summary>
    [Fact]
    public void Load_NumbersBeyondSingle_StayApart()
    {
        var path = _folder.Write("t.csv", "y,id,day,n\n100000001,100000001,20240105,1\n100000003,100000003,20240106,2\n100000005,?,20240107,3\n");
        var settings = Settings(path, label: "y", group: "id", time: "day");

        var view = TableFeatures.Load(_context, path, settings);

        Assert.Equal([100000001, 100000003, 100000005], view.GetColumn<double>("y"));
        Assert.Equal(["100000001", "100000003", ""], view.GetColumn<string>("id"));
        Assert.Equal([20240105, 20240106, 20240107], view.GetColumn<double>("day"));
        Assert.Equal([20240106f, 2], TableFeatures.Build(_context, settings).Fit(view).Transform(view).GetColumn<float[]>("Features").ElementAt(1));
    }

    [Fact]
    public void Load_TextLabelWithMissingMarks_HasNoneThere()
    {
        var path = _folder.Write("t.csv", "y,kind\nyes,NA\nNA,a\n?,b\nN/A,a\nNaN,b\nno,a\n");

        var view = TableFeatures.Load(_context, path, Settings(path, label: "y"));

        Assert.Equal(["yes", "", "", "", "", "no"], view.GetColumn<string>("y"));
        Assert.Equal("NA", view.GetColumn<string>("kind").First());
    }

    [Fact]
    public void Plan_GroupsBeyondSingle_AreAFoldEach()
    {
        var path = _folder.Write("t.csv", "y,id,n\n" + string.Concat(Enumerable.Range(0, 60).Select(i => FormattableString.Invariant($"{(i % 3 == 0 ? "yes" : "no")},{100000001 + (2 * (i % 4))},{i * 7 % 11}\n"))));

        var planned = CommandRun.Of("compare", "plan", "--data", path, "--label", "y", "--group", "id", "--split", "LeaveOneGroupOut", "--contenders", "linear,forest", "--out", _folder.In("shared"));

        Assert.Equal((0, ""), (planned.Code, planned.Error));
        Assert.StartsWith("Binary of 'y': 2 contenders x 4 folds x 1 repeats = 8 cells", planned.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yes", "no")]
    [InlineData("1", "0")]
    public void Run_LabelWithMissingMarks_AreTwoClassesAndRowsWithoutALabel(string positive, string negative)
    {
        var path = _folder.Write("t.csv", "y,n\n" + string.Concat(Enumerable.Range(0, 60).Select(i => FormattableString.Invariant($"{(i % 10 == 4 ? "NA" : i % 3 == 0 ? positive : negative)},{i * 7 % 11}\n"))));

        var run = CommandRun.Of("compare", "run", "--data", path, "--label", "y", "--contenders", "linear");

        Assert.Equal(1, run.Code);
        Assert.StartsWith("Column 'y' (label of Compare) has no label in 6 of 60 rows (rows 4, 14, 24, 34, 44, …", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, ColumnInference.Read(path, ',').Columns[0].Levels);
    }

    /// <summary>Times beyond Single order the rows, and are a feature as Single.</summary>
    [Fact]
    public void Run_NumericTime_IsOrderAndFeature()
    {
        var path = _folder.Write("t.csv", "y,day,n\n" + string.Concat(Enumerable.Range(0, 60).Select(i => FormattableString.Invariant($"{(i * 7 % 11 > 4 ? "yes" : "no")},{20240101 + i},{i * 7 % 11}\n"))));

        var run = CommandRun.Of("compare", "run", "--data", path, "--label", "y", "--time", "day", "--contenders", "linear");

        Assert.Equal((0, ""), (run.Code, run.Error));
    }

    private static ComparisonSettings Settings(string path, string label, string? group = null, string? time = null) => new()
    {
        Data = path,
        Separator = ',',
        Label = label,
        Task = ComparisonTask.Multiclass,
        Contenders = ["linear"],
        Folds = 2,
        Repeats = 1,
        Split = ComparisonSplit.Stratified,
        Group = group,
        Time = time,
        Seed = 1,
        Levels = 25,
        Columns = ColumnInference.Read(path, ',').Columns,
    };
}
