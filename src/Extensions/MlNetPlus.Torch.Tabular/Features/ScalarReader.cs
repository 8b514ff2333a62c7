using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Torch.Tabular;

/// <summary>Reads a column of one number, Boolean or key a row as <see cref="double"/>.</summary>
internal static class ScalarReader
{
    /// <summary>Makes the reader of a row. A missing number or key is NaN.</summary>
    public static Func<double> Create(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type is KeyDataViewType)
        {
            var key = Unchecked(row, column);
            return () => key() is > 0 and var found ? found : double.NaN;
        }

        if (column.Type is not BooleanDataViewType)
            return Unchecked(row, column);
        var getter = row.GetGetter<bool>(column);
        return () =>
        {
            var value = false;
            getter(ref value);
            return value ? 1 : 0;
        };
    }

    private static Func<double> Unchecked(DataViewRow row, DataViewSchema.Column column) => Type.GetTypeCode(column.Type.RawType) switch
    {
        TypeCode.Single => Numbers<float>(row, column),
        TypeCode.Double => Numbers<double>(row, column),
        TypeCode.SByte => Numbers<sbyte>(row, column),
        TypeCode.Int16 => Numbers<short>(row, column),
        TypeCode.Int32 => Numbers<int>(row, column),
        TypeCode.Int64 => Numbers<long>(row, column),
        TypeCode.Byte => Numbers<byte>(row, column),
        TypeCode.UInt16 => Numbers<ushort>(row, column),
        TypeCode.UInt32 => Numbers<uint>(row, column),
        _ => Numbers<ulong>(row, column),
    };

    private static Func<double> Numbers<T>(DataViewRow row, DataViewSchema.Column column)
        where T : struct, INumber<T>
    {
        var getter = row.GetGetter<T>(column);
        return () =>
        {
            T value = default;
            getter(ref value);
            return double.CreateTruncating(value);
        };
    }
}
