using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Testing.Views;

namespace MlNetPlus.Testing.Tests;

public sealed class SpecialValuesTests
{
    [Theory]
    [MemberData(nameof(MissingValues))]
    public void RowsFor_Type_EndsWithItsMissingValue(DataViewType type, object example, object missing)
    {
        IReadOnlyList<object?[]> rows = SpecialValues.RowsFor(View(type, example), ["A"]);

        Assert.Equal(missing, rows[^1][0]);
        Assert.Equal(missing, rows[^2][0]);
        Assert.All(rows.SkipLast(1), row => Assert.Equal(7, row[1]));
    }

    public static TheoryData<DataViewType, object, object> MissingValues => new()
    {
        { NumberDataViewType.Single, 1f, float.NaN },
        { NumberDataViewType.Double, 1.0, double.NaN },
        { NumberDataViewType.Int64, 5L, 0L },
        { TextDataViewType.Instance, "text", string.Empty },
        { BooleanDataViewType.Instance, true, false },
        { DateTimeDataViewType.Instance, DateTime.UnixEpoch, default(DateTime) },
        { DateTimeOffsetDataViewType.Instance, DateTimeOffset.UnixEpoch, default(DateTimeOffset) },
        { TimeSpanDataViewType.Instance, TimeSpan.FromDays(1), TimeSpan.Zero },
        { new KeyDataViewType(typeof(uint), 3), 2u, 0u },
        { new VectorDataViewType(NumberDataViewType.Single, 2), new object?[] { 1f, 2f }, new object?[] { float.NaN, float.NaN } },
        { new VectorDataViewType(TextDataViewType.Instance), new object?[] { "a" }, Array.Empty<object?>() },
    };

    [Fact]
    public void RowsFor_ColumnNotAskedFor_IsLeftAlone()
    {
        IReadOnlyList<object?[]> rows = SpecialValues.RowsFor(View(NumberDataViewType.Single, 1f), []);

        Assert.Equal([1f, 7], Assert.Single(rows));
    }

    private static MemoryDataView View(DataViewType type, object example)
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("A", type);
        builder.AddColumn("B", NumberDataViewType.Int32);
        return new MemoryDataView(builder.ToSchema(), [[example, 7]]);
    }
}
