using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Vision;

/// <summary>Reads one label column: a class number from 0 for each row, or a number; NaN where it is missing.</summary>
/// <param name="name">The column's name.</param>
/// <param name="task">What is predicted from it.</param>
internal sealed class LabelColumn(string name, PredictionTask task)
{
    private readonly List<float> _values = [];
    private Func<float>? _read;
    private long _missing;

    public string Name => name;

    public void Open(DataViewRow row)
    {
        var column = row.Schema[name];
        _read = task == PredictionTask.Regression ? Numbers(row, column) : Type.GetTypeCode(column.Type.RawType) switch
        {
            TypeCode.Byte => Keys<byte>(row, column, key => key),
            TypeCode.UInt16 => Keys<ushort>(row, column, key => key),
            TypeCode.UInt64 => Keys<ulong>(row, column, key => key),
            _ => Keys<uint>(row, column, key => key),
        };
    }

    /// <summary>Reads the label of the row that the cursor is at.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Read(out float value)
    {
        value = _read!();
        if (float.IsFinite(value))
            return true;
        _missing++;
        return false;
    }

    public void Add(float value) => _values.Add(value);

    public float[] Values() => [.. _values];

    public void CheckComplete(long rows, string consumer)
    {
        if (_missing > 0)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"Column '{name}' (label of {consumer}) is missing in {_missing} of {rows} rows; expected a value in each. Remove such rows, e.g. with mlContext.Data.FilterRowsByMissingValues."));
        }
    }

    // A class of number c is held as c exactly: keys have far fewer than 2^24 values here.
    private static Func<float> Keys<T>(DataViewRow row, DataViewSchema.Column column, Func<T, ulong> widen)
        where T : struct
    {
        var getter = row.GetGetter<T>(column);
        return () =>
        {
            T key = default;
            getter(ref key);
            return widen(key) is > 0 and var found ? found - 1 : float.NaN;
        };
    }

    private static Func<float> Numbers(DataViewRow row, DataViewSchema.Column column)
    {
        var getter = row.GetGetter<float>(column);
        return () =>
        {
            var value = 0f;
            getter(ref value);
            return value;
        };
    }
}
