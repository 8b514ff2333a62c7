using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Extensibility.Tests;

public sealed class RowTransformerTests
{
    private readonly MLContext _mlContext = new(seed: 1);
    private readonly IDataView _data;

    public RowTransformerTests() => _data = _mlContext.Data.LoadFromEnumerable(Rows(1, 2, 3, 4));

    [Fact]
    public void Transform_NoColumnActive_ComputesNothingAndCountsRows()
    {
        var model = Fit();
        var view = model.Transform(_data);

        var rows = 0;
        using (var cursor = view.GetRowCursor([]))
        {
            while (cursor.MoveNext())
                rows++;
        }

        Assert.Equal(4, rows);
        Assert.Equal(0, model.Computed);
    }

    [Fact]
    public void Transform_SharedComputation_RunsOncePerRow()
    {
        var model = Fit();
        var view = model.Transform(_data);

        using var cursor = view.GetRowCursor(view.Schema);
        var clipped = cursor.GetGetter<float>(view.Schema["Clipped"]);
        var flag = cursor.GetGetter<bool>(view.Schema["ClippedFlag"]);
        while (cursor.MoveNext())
        {
            var (value, isAbove) = (0f, false);
            clipped(ref value);
            flag(ref isAbove);
            clipped(ref value);
        }

        Assert.Equal(4, model.Computed);
    }

    [Fact]
    public void GetGetter_InactiveColumn_Throws()
    {
        var view = Fit().Transform(_data);
        using var cursor = view.GetRowCursor([view.Schema["Value"]]);

        Assert.Throws<ArgumentOutOfRangeException>(() => cursor.GetGetter<float>(view.Schema["Clipped"]));
    }

    [Fact]
    public void GetGetter_WrongType_SaysWhichIsRight()
    {
        var view = Fit().Transform(_data);
        using var cursor = view.GetRowCursor(view.Schema);

        var fault = Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<double>(view.Schema["Clipped"]));

        Assert.Contains("expected System.Single", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Transform_OutputNamedAsInput_HidesIt()
    {
        var model = new ClipEstimator(_mlContext, "Value", "Value").Fit(_data);

        var schema = model.Transform(_data).Schema;

        Assert.Equal([true, false, false], schema.Where(column => column.Name is "Value" or "ValueFlag").Select(column => column.IsHidden));
    }

    [Fact]
    public void GetRowToRowMapper_RowOfAnotherSchema_IsRefused()
    {
        var mapper = Fit().GetRowToRowMapper(_data.Schema);
        using var cursor = _mlContext.Data.LoadFromEnumerable(Rows(1)).GetRowCursor([]);

        Assert.Throws<ArgumentException>(() => mapper.GetRow(cursor, []));
    }

    [Fact]
    public void Bind_SameOutputTwice_NamesIt()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => new FaultyTransformer(_mlContext, mapping =>
        {
            mapping.Output<float>("X", NumberDataViewType.Single, [], _ => (ref float value) => value = 1);
            mapping.Output<float>("X", NumberDataViewType.Single, [], _ => (ref float value) => value = 2);
        }).Transform(_data));

        Assert.Contains("adds column 'X' twice", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bind_GetterOfAnotherType_IsReportedAsTheAuthorsFault()
    {
        var view = new FaultyTransformer(_mlContext, mapping =>
            mapping.Outputs([new("X", NumberDataViewType.Single)], [], (_, _) => [(ValueGetter<double>)((ref double value) => value = 1)])).Transform(_data);

        var fault = Assert.Throws<InvalidOperationException>(() => view.GetRowCursor(view.Schema));

        Assert.Contains("fault in FaultyTransformer", fault.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<Row> Rows(params float[] values) => values.Select(value => new Row { Value = value });

    private ClipTransformer Fit() => new ClipEstimator(_mlContext, "Clipped", "Value").Fit(_mlContext.Data.LoadFromEnumerable(Rows(1, 2, 3)));

    private sealed class Row
    {
        public float Value { get; set; }
    }

    private sealed class FaultyTransformer(MLContext mlContext, Action<RowMapping> bind) : RowTransformer(mlContext)
    {
        protected override void Save(ModelWriter writer) => writer.Write("none", true);

        protected override void Bind(RowMapping mapping) => bind(mapping);
    }
}
