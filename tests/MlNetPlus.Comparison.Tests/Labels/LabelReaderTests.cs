using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison.Tests;

public class LabelReaderTests
{
    private static readonly MLContext Context = new(1);

    [Fact]
    public void Read_BinaryText_LargerIsPositive()
    {
        var labels = Read<string>(ComparisonTask.Binary, "yes", "no", "yes");

        Assert.Equal([1f, 0f, 1f], labels.Values);
        Assert.Equal(["no", "yes"], labels.Classes);
        Assert.Equal(BooleanDataViewType.Instance, labels.Type);
    }

    [Fact]
    public void Read_BinaryNumber_LargerIsPositive() => Assert.Equal([0f, 1f, 1f], Read(ComparisonTask.Binary, -1f, 7f, 7f).Values);

    [Fact]
    public void Read_BinaryInteger_LargerIsPositive() => Assert.Equal([0f, 1f, 0f], Read(ComparisonTask.Binary, 1, 2, 1).Values);

    [Fact]
    public void Read_BinaryKeyInOrderOfArrival_GoesByValue()
    {
        var data = Context.Transforms.Conversion.MapValueToKey("Label").Fit(View("b", "a", "b")).Transform(View("b", "a", "b"));

        var labels = LabelReader.Read(data, ComparisonTask.Binary, Options());

        Assert.Equal(["a", "b"], labels.Classes);
        Assert.Equal([1f, 0f, 1f], labels.Values);
    }

    [Fact]
    public void Read_MulticlassIntegers_AreOrderedByValueAndKeepTheirType()
    {
        var labels = Read(ComparisonTask.Multiclass, 10, 9, 100, 9);

        Assert.Equal(["9", "10", "100"], labels.Classes);
        Assert.Equal([1f, 0f, 2f, 0f], labels.Values);
        Assert.Equal(new KeyDataViewType(typeof(uint), 3), labels.Type);
        var values = default(VBuffer<int>);
        labels.Annotations()!.GetValue("KeyValues", ref values);
        Assert.Equal([9, 10, 100], values.DenseValues());
    }

    [Fact]
    public void Read_RegressionInteger_BecomesSingle() => Assert.Equal([3f, -1f, 3f], Read(ComparisonTask.Regression, 3L, -1L, 3L).Values);

    [Fact]
    public void Read_MissingLabels_AreCountedWithRemedy()
    {
        var exception = Assert.Throws<ArgumentException>(() => Read(ComparisonTask.Regression, 1f, float.NaN, 3f, float.NaN));

        Assert.Equal(
            "Column 'Label' (label of Compare) has no finite label in 2 of 4 rows (rows 1, 3, counted from 0); expected one in every row. " +
            "Leave these rows out first, with mlContext.Data.FilterRowsByMissingValues for numbers or mlContext.Data.FilterByCustomPredicate for texts and keys.",
            exception.Message);
    }

    [Fact]
    public void Read_EmptyTexts_AreMissing() =>
        Assert.Contains("has no label in 1 of 3 rows (rows 2, counted from 0)", Assert.Throws<ArgumentException>(() => Read<string>(ComparisonTask.Binary, "a", "b", string.Empty)).Message);

    [Theory]
    [InlineData(ComparisonTask.Binary)]
    [InlineData(ComparisonTask.Multiclass)]
    [InlineData(ComparisonTask.Regression)]
    public void Read_OneValueOnly_SaysWhich(ComparisonTask task)
    {
        var exception = Assert.Throws<ArgumentException>(() => Read(task, 4f, 4f, 4f));

        Assert.Equal(
            "Column 'Label' (label of Compare) is '4' in all 3 rows; expected at least two different values. Check that the right column is named and that the data was not filtered or sorted by it.",
            exception.Message);
    }

    [Fact]
    public void Read_ThreeClassesForBinary_NamesTheOtherCatalogs()
    {
        var exception = Assert.Throws<ArgumentException>(() => Read<string>(ComparisonTask.Binary, "a", "b", "c"));

        Assert.Equal(
            "Column 'Label' (label of Compare) has 3 values ('a', 'b', 'c'); expected two. Compare with mlContext.MulticlassClassification, or with mlContext.Regression if it is a quantity.",
            exception.Message);
    }

    [Fact]
    public void Read_FractionsForMulticlass_NamesRegression() =>
        Assert.Contains("has numbers that are not whole ('0.5', '1', '2.5'); expected classes. Compare with mlContext.Regression", Assert.Throws<ArgumentException>(() => Read(ComparisonTask.Multiclass, 0.5f, 1f, 2.5f)).Message);

    [Fact]
    public void CheckRows_None_NamesTheUsualCauses() =>
        Assert.Equal("The data has no rows. Check the file's path, the loader's header setting and any filter before it.", Assert.Throws<ArgumentException>(() => LabelReader.CheckRows(0, new ComparisonOptions { Folds = 5 })).Message);

    [Fact]
    public void CheckRows_FewerThanFolds_SaysSo() =>
        Assert.Equal("The data has 3 rows; expected at least as many as ComparisonOptions.Folds (5). Take fewer folds.", Assert.Throws<ArgumentException>(() => LabelReader.CheckRows(3, new ComparisonOptions { Folds = 5 })).Message);

    [Fact]
    public void CheckSchema_MisspeltLabel_SuggestsTheRightName()
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => LabelReader.CheckSchema(View(1f).Schema, ComparisonTask.Binary, new ComparisonOptions { LabelColumnName = "Labell" }));

        Assert.StartsWith("Column 'Labell' (input of Compare) is not in the input.", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'Label'?", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckSchema_TextForRegression_NamesConversionAndOtherCatalogs()
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => LabelReader.CheckSchema(View("a").Schema, ComparisonTask.Regression, Options()));

        Assert.StartsWith("Column 'Label' (input of Compare) is String; expected a number. Convert it first, e.g. with mlContext.Transforms.Conversion.ConvertType; to predict classes, compare with", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadGroupsOrTimes_Dates_AreRankedAndMissingIsRefused()
    {
        var options = new ComparisonOptions { Split = ComparisonSplit.Time, TimeColumnName = "Label", Folds = 2 };

        Assert.Equal([1, 0, 2], LabelReader.ReadGroupsOrTimes(View(new DateTime(2020, 1, 2), new DateTime(2020, 1, 1), new DateTime(2021, 1, 1)), options)!);
        Assert.Contains("(time column of Compare) has no time in 1 of 2 rows", Assert.Throws<ArgumentException>(() => LabelReader.ReadGroupsOrTimes(View(default, new DateTime(2020, 1, 1)), options)).Message);
    }

    private static Labels Read<T>(ComparisonTask task, params T[] values) => LabelReader.Read(View(values), task, Options());

    private static ComparisonOptions Options() => new() { Folds = 2 };

    private static IDataView View<T>(params T[] values) => Context.Data.LoadFromEnumerable(values.Select(value => new Row<T> { Label = value }));

    private sealed class Row<T>
    {
        public T Label { get; set; } = default!;
    }
}
