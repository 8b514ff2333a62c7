using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison.Tests;

public class FoldRowsTests
{
    private static readonly MLContext Context = new(1);

    private static readonly IDataView Source = Context.Data.LoadFromEnumerable(Enumerable.Range(0, 10).Select(i => new { X = (float)i, Label = i % 2 == 0 ? "even" : "odd" }));

    private static readonly Labels TenLabels = LabelReader.Read(Source, ComparisonTask.Multiclass, new ComparisonOptions());

    [Fact]
    public void GetRowCursor_SomeRows_YieldsThemWithLabelAndIndex()
    {
        var rows = new FoldRows(Source, TenLabels, "Label", [1, 4, 9]);

        Assert.Equal([1f, 4f, 9f], rows.GetColumn<float>("X"));
        Assert.Equal([1, 4, 9], rows.GetColumn<int>(FoldRows.RowColumnName));
        Assert.Equal([2u, 1u, 2u], rows.GetColumn<uint>("Label"));
        Assert.Equal(3, rows.GetRowCount());
    }

    [Fact]
    public void Schema_Label_HidesTheOriginalAndHasKeyValues()
    {
        var rows = new FoldRows(Source, TenLabels, "Label", [0]);

        Assert.Equal(["even"], Context.Transforms.Conversion.MapKeyToValue("Label").Fit(rows).Transform(rows).GetColumn<string>("Label"));
    }

    [Fact]
    public void GetRowCursor_AfterTheEnd_StaysThere()
    {
        using var cursor = new FoldRows(Source, TenLabels, "Label", [3]).GetRowCursor([]);

        Assert.Equal(-1, cursor.Position);
        Assert.True(cursor.MoveNext());
        Assert.Equal(0, cursor.Position);
        Assert.False(cursor.MoveNext());
        Assert.False(cursor.MoveNext());
    }

    [Fact]
    public void GetGetter_InactiveColumnOrWrongType_Throws()
    {
        var rows = new FoldRows(Source, TenLabels, "Label", [3]);
        using var cursor = rows.GetRowCursor([rows.Schema["Label"]]);

        Assert.Throws<ArgumentOutOfRangeException>(() => cursor.GetGetter<float>(rows.Schema["X"]));
        Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<float>(rows.Schema["Label"]));
    }
}
