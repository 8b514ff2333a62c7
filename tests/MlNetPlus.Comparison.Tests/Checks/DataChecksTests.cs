using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison.Tests;

/// <summary>Each check with rows that trigger it and rows that do not.</summary>
public class DataChecksTests
{
    private const int Count = 200;

    private readonly MLContext _context = new(1);

    [Fact]
    public void Compare_PlainRows_WarnOfNothing() => Assert.Empty(Warnings(Rows()));

    [Fact]
    public void FeaturePredictsLabel_ColumnMadeFromTheLabel_IsNamed()
    {
        var rows = Rows();
        foreach (var row in rows)
            row.Extra = row.Label ? 100 + row.A : row.A;

        var warning = Assert.Single(Warnings(rows));

        Assert.Equal((ComparisonWarningCode.FeaturePredictsLabel, "Extra"), (warning.Code, warning.ColumnName));
        Assert.Matches("^Column 'Extra' alone tells 'Label' almost perfectly \\((98|99)\\.[0-9] % of the errors of always naming", warning.Message);
    }

    [Fact]
    public void FeaturePredictsLabel_TextMadeFromTheLabel_IsNamed()
    {
        var rows = Rows();
        foreach (var (index, row) in rows.Index())
            row.Code = row.Label ? (index % 2 == 0 ? "boat 4" : "boat 9") : string.Empty;

        Assert.Equal("Code", Assert.Single(Warnings(rows)).ColumnName);
    }

    [Fact]
    public void FeaturePredictsLabel_StrongButHonestFeature_IsNot()
    {
        var rows = Rows();
        foreach (var (index, row) in rows.Index())
            row.Extra = row.Label == (index % 12 != 0) ? 1 : 0;

        Assert.Empty(Warnings(rows));
    }

    [Fact]
    public void FeaturePredictsLabel_ColumnThatNobodyReads_IsNot()
    {
        var rows = Rows();
        foreach (var row in rows)
            row.Unused = row.Label ? 1 : 0;

        Assert.Empty(Warnings(rows));
    }

    [Fact]
    public void FeaturePredictsLabel_RegressionFromItsSquare_IsNamed()
    {
        var rows = Rows();
        foreach (var row in rows)
            row.Extra = row.Target * row.Target;

        var result = _context.Regression.Compare(View(rows), new() { LabelColumnName = "Target", Features = Features(), Contenders = [Contender.Linear()] });

        Assert.Equal(["Extra"], result.Warnings.Where(warning => warning.Code == ComparisonWarningCode.FeaturePredictsLabel).Select(warning => warning.ColumnName));
    }

    [Fact]
    public void RowsRepeatAcrossFolds_Copies_AreCounted()
    {
        var rows = Rows();
        for (var row = 0; row < 30; row++)
            rows[100 + row] = rows[row];

        var warning = Assert.Single(Warnings(rows));

        Assert.Equal(ComparisonWarningCode.RowsRepeatAcrossFolds, warning.Code);
        Assert.Matches("^[3-6][0-9] of 200 test rows have an exact copy among the rows that their fold trains on \\(same label and same 'A', 'B', 'Extra', 'Code'\\)\\.$", warning.Message);
    }

    [Fact]
    public void RowsRepeatAcrossFolds_CopiesInOneGroup_AreNot()
    {
        var rows = Rows();
        for (var row = 0; row < 30; row++)
        {
            rows[row].Group = $"g{row}";
            rows[100 + row] = rows[row];
        }

        Assert.Empty(Warnings(rows, new() { Split = ComparisonSplit.Group, GroupColumnName = "Group" }));
    }

    [Fact]
    public void GroupStraddlesFolds_SplitIgnoresGroups_CountsThem()
    {
        var warning = Assert.Single(Warnings(Rows(), new() { GroupColumnName = "Group" }));

        Assert.Equal((ComparisonWarningCode.GroupStraddlesFolds, "Group"), (warning.Code, warning.ColumnName));
        Assert.StartsWith("20 of 20 groups of 'Group' have rows", warning.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ComparisonSplit.Group)]
    [InlineData(ComparisonSplit.StratifiedGroup)]
    public void GroupStraddlesFolds_SplitKeepsGroups_IsSilent(ComparisonSplit split) =>
        Assert.Empty(Warnings(Rows(), new() { GroupColumnName = "Group", Split = split }));

    [Fact]
    public void TrainsOnLaterRows_RandomFolds_AreCounted()
    {
        var warning = Assert.Single(Warnings(Rows(), new() { TimeColumnName = "When" }));

        Assert.Equal((ComparisonWarningCode.TrainsOnLaterRows, "When"), (warning.Code, warning.ColumnName));
        Assert.StartsWith("5 of 5 folds train on rows that are later in 'When'", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TrainsOnLaterRows_TimeFolds_AreNot() => Assert.Empty(Warnings(Rows(), new() { TimeColumnName = "When", Split = ComparisonSplit.Time }));

    [Fact]
    public void IdentifierColumn_NumberedRows_AreNamed()
    {
        var rows = Rows();
        foreach (var (index, row) in rows.Index())
            row.Extra = 1000 + (index * 7 % Count);

        var warning = Assert.Single(Warnings(rows));

        Assert.Equal((ComparisonWarningCode.IdentifierColumn, "Extra"), (warning.Code, warning.ColumnName));
        Assert.Equal("Column 'Extra' looks like an identifier: 200 different values in 200 rows, and its values are numbered through.", warning.Message);
    }

    /// <summary>Whole numbers, all different and far apart, in no order.</summary>
    [Theory]
    [InlineData("Population", null)]
    [InlineData("Paid", null)]
    [InlineData("CustomerId", "its name ends in 'id'")]
    [InlineData("customer_id", "its name ends in 'id'")]
    public void Describe_WholeNumbers_AreIdentifiersByName(string name, string? expected) => Assert.Equal(expected, Describe(name, row => row * 7919 % 40 * 100_003));

    [Fact]
    public void Describe_CountingUp_IsAnIdentifier() => Assert.Equal("it counts up with the rows", Describe("Sold", row => (float)row * row * row));

    [Fact]
    public void Describe_Fractions_AreNot() => Assert.Null(Describe("Amount", row => row + 0.5f));

    [Fact]
    public void Describe_ValuesThatRepeat_AreNot() => Assert.Null(Describe("Age", row => row % 30));

    [Fact]
    public void IdentifierColumn_Codes_AreNamedAndNamesAreNot()
    {
        var codes = Rows();
        var names = Rows();
        for (var row = 0; row < Count; row++)
        {
            codes[row].Code = $"K{row * 31 % 1009:D4}x";
            names[row].Code = $"Smith, Mr. {row}";
        }

        Assert.Equal(ComparisonWarningCode.IdentifierColumn, Assert.Single(Warnings(codes, new() { CheckOverfit = false })).Code);
        Assert.Empty(Warnings(names, new() { CheckOverfit = false }));
    }

    [Fact]
    public void ImbalancedClasses_NineInTen_IsTold()
    {
        var rows = Rows();
        foreach (var (index, row) in rows.Index())
            row.Label = index % 10 == 0;

        var warning = Assert.Single(Warnings(rows), warning => warning.Code == ComparisonWarningCode.ImbalancedClasses);

        Assert.Equal("Class 'False' has 90.0 % of the rows and 'True' has 20: always saying 'False' has an accuracy of 0.900.", warning.Message);
    }

    [Fact]
    public void ErrorRemoved_Identifier_GainsNothing()
    {
        var random = new SplitRandom(3);
        var classes = Enumerable.Range(0, 500).Select(_ => random.Below(2)).ToArray();

        Assert.InRange(SingleFeature.ErrorRemoved([.. Enumerable.Range(0, 500)], classes, 2), -0.3, 0.3);
    }

    private static string? Describe(string name, Func<int, float> value) =>
        Identifiers.Describe(new ScannedColumn(name, name, CodedColumn.Of([.. Enumerable.Range(0, 40).Select(value)]), IsKey: false));

    private static List<Row> Rows()
    {
        var random = new SplitRandom(11);
        return [.. Enumerable.Range(0, Count).Select(index =>
        {
            var (a, b) = (Uniform(random), Uniform(random));
            return new Row
            {
                A = a,
                B = b,
                Label = a + b + Uniform(random) > 1.5f,
                Target = a + (3 * Uniform(random)) + 1,
                Extra = Uniform(random),
                Code = $"kind {random.Below(4)}",
                Group = $"g{index % 20}",
                When = new DateTime(2024, 1, 1).AddDays(index),
            };
        })];
    }

    private static float Uniform(SplitRandom random) => (random.Next() >> 40) / (float)(1 << 24);

    private IReadOnlyList<ComparisonWarning> Warnings(List<Row> rows, ComparisonOptions? options = null)
    {
        options ??= new();
        options.Features = Features();
        options.Contenders = [Contender.Linear()];
        return _context.BinaryClassification.Compare(View(rows), options).Warnings;
    }

    private IDataView View(List<Row> rows) => _context.Data.LoadFromEnumerable(rows);

    private EstimatorChain<ColumnConcatenatingTransformer> Features() => _context.Transforms.Categorical.OneHotHashEncoding("Kind", "Code", numberOfBits: 6)
        .Append(_context.Transforms.Concatenate("Features", "A", "B", "Extra", "Kind"));

    private sealed class Row
    {
        public bool Label { get; set; }

        public float Target { get; set; }

        public float A { get; set; }

        public float B { get; set; }

        public float Extra { get; set; }

        public float Unused { get; set; }

        public string Code { get; set; } = string.Empty;

        public string Group { get; set; } = string.Empty;

        public DateTime When { get; set; }
    }
}
