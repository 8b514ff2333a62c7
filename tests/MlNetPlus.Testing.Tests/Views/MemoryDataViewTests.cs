using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Testing.Comparison;
using MlNetPlus.Testing.Views;

namespace MlNetPlus.Testing.Tests;

public sealed class MemoryDataViewTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void GetRowCursor_RowsOfAnotherView_GivesThemBack(bool sparse)
    {
        IDataView data = SampleData.View(_mlContext);
        ViewSnapshot expected = ViewSnapshot.Read(data);
        VectorForm form = sparse ? VectorForm.Sparse : VectorForm.Dense;
        var memory = new MemoryDataView(data.Schema, expected.Rows, form, reuseText: true);

        ViewSnapshot actual = ViewSnapshot.Read(memory);

        Assert.Null(RowComparer.Compare(expected, actual, data.Schema, ValueComparer.Exact));
    }

    [Fact]
    public void GetGetter_SparseForm_StoresNonDefaultSlotsOnly()
    {
        IDataView data = SampleData.View(_mlContext);
        var memory = new MemoryDataView(data.Schema, ViewSnapshot.Read(data).Rows, VectorForm.Sparse);
        using DataViewRowCursor cursor = memory.GetRowCursor(data.Schema);
        VBuffer<float> vector = default;

        Assert.True(cursor.MoveNext());
        cursor.GetGetter<VBuffer<float>>(data.Schema["Vector"])(ref vector);

        Assert.False(vector.IsDense);
        Assert.Equal([-4.5f], vector.GetValues().ToArray());
        Assert.Equal([0, 0, -4.5f], vector.DenseValues());
    }

    [Fact]
    public void GetGetter_ReusedText_ChangesWithTheNextRow()
    {
        IDataView data = SampleData.View(_mlContext);
        var memory = new MemoryDataView(data.Schema, ViewSnapshot.Read(data).Rows, reuseText: true);
        using DataViewRowCursor cursor = memory.GetRowCursor(data.Schema);
        ValueGetter<ReadOnlyMemory<char>> getter = cursor.GetGetter<ReadOnlyMemory<char>>(data.Schema["Text"]);
        ReadOnlyMemory<char> first = default;
        ReadOnlyMemory<char> second = default;

        cursor.MoveNext();
        getter(ref first);
        Assert.Equal("category 0i", first.ToString());
        cursor.MoveNext();
        getter(ref second);

        Assert.Equal("category 1i", second.ToString());
        Assert.Equal("category 1i", first.ToString());
    }

    [Fact]
    public void GetRowCursorSet_Four_PartsTheRowsByBatch()
    {
        IDataView data = SampleData.View(_mlContext);
        MemoryDataView memory = new MemoryDataView(data.Schema, ViewSnapshot.Read(data).Rows).Repeated(30);

        ViewSnapshot[] parts = [.. memory.GetRowCursorSet(data.Schema, 4).Select(cursor => ViewSnapshot.Read(cursor, data.Schema))];

        Assert.Equal(4, parts.Length);
        ViewSnapshot serial = ViewSnapshot.Read(memory);
        Assert.Null(RowComparer.CompareIds(serial, ViewSnapshot.Merge(data.Schema, parts)));
        Assert.Null(RowComparer.Compare(serial, ViewSnapshot.Merge(data.Schema, parts), data.Schema, ValueComparer.Exact));
    }

    [Fact]
    public void MoveNext_AfterTheEnd_StaysFalse()
    {
        IDataView data = SampleData.View(_mlContext);
        var memory = new MemoryDataView(data.Schema, ViewSnapshot.Read(data).Rows[..1]);
        using DataViewRowCursor cursor = memory.GetRowCursor([]);

        Assert.Equal(-1, cursor.Position);
        Assert.True(cursor.MoveNext());
        Assert.Equal(0, cursor.Position);
        Assert.False(cursor.MoveNext());
        Assert.False(cursor.MoveNext());
        Assert.Equal(-1, cursor.Position);
        Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<float>(data.Schema["Number"]));
    }
}
