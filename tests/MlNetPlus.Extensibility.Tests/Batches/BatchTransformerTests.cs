using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Extensibility.Tests;

public sealed class BatchTransformerTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    [Theory]
    [InlineData(0, 4)]
    [InlineData(1, 4)]
    [InlineData(4, 4)]
    [InlineData(9, 4)]
    [InlineData(9, 1)]
    [InlineData(9, 100)]
    public void Transform_AnyRowsAndBatchSize_KeepsRowsInStepWithTheSource(int rows, int batchSize)
    {
        var view = new DoublingTransformer(_mlContext, batchSize).Transform(Data(rows));

        var seen = new List<(float Value, float Doubled, long Position, ulong Id)>();
        using var cursor = view.GetRowCursor(view.Schema);
        var (value, doubled, id) = (cursor.GetGetter<float>(view.Schema["Value"]), cursor.GetGetter<float>(view.Schema["Doubled"]), cursor.GetIdGetter());
        while (cursor.MoveNext())
        {
            var (v, d, i) = (0f, 0f, default(DataViewRowId));
            value(ref v);
            doubled(ref d);
            doubled(ref d);
            id(ref i);
            seen.Add((v, d, cursor.Position, i.Low));
        }

        Assert.Equal(Enumerable.Range(0, rows).Select(row => ((float)row, 2f * row, (long)row)), seen.Select(row => (row.Value, row.Doubled, row.Position)));
        Assert.Equal(rows, seen.Select(row => row.Id).Distinct().Count());
        Assert.False(cursor.MoveNext());
        Assert.Equal(-1, cursor.Position);
    }

    [Fact]
    public void Transform_NineRowsInFours_ComputesThreeBatches()
    {
        var model = new DoublingTransformer(_mlContext, 4);

        model.Transform(Data(9)).GetColumnOf<float>("Doubled");

        Assert.Equal([4, 4, 1], model.BatchSizes);
    }

    [Fact]
    public void Transform_OnlySourceColumnsActive_ComputesNothing()
    {
        var model = new DoublingTransformer(_mlContext, 4);

        var values = model.Transform(Data(9)).GetColumnOf<float>("Value");

        Assert.Equal(9, values.Length);
        Assert.Empty(model.BatchSizes);
    }

    [Fact]
    public void Transform_SourceReused_GivesEachCursorItsOwnBatch()
    {
        var view = new DoublingTransformer(_mlContext, 4).Transform(Data(9));

        var columns = Enumerable.Range(0, 8).AsParallel().Select(_ => view.GetColumnOf<float>("Doubled")).ToList();

        Assert.All(columns, column => Assert.Equal(columns[0], column));
    }

    [Fact]
    public void GetRowToRowMapper_EachRow_EqualsTheBatch()
    {
        var model = new DoublingTransformer(_mlContext, 4);
        var data = Data(9);
        var batched = model.Transform(data).GetColumnOf<float>("Doubled");

        var mapper = ((ITransformer)model).GetRowToRowMapper(data.Schema);
        using var input = data.GetRowCursor(data.Schema);
        using var row = mapper.GetRow(input, mapper.OutputSchema);
        var doubled = row.GetGetter<float>(mapper.OutputSchema["Doubled"]);
        var single = new List<float>();
        while (input.MoveNext())
        {
            var value = 0f;
            doubled(ref value);
            doubled(ref value);
            single.Add(value);
        }

        Assert.Equal(batched, single);
    }

    private IDataView Data(int rows) => _mlContext.Data.LoadFromEnumerable(Enumerable.Range(0, rows).Select(row => new Row { Value = row }).ToList());

    private sealed class Row
    {
        public float Value { get; set; }
    }
}
