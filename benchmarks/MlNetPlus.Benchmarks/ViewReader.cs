using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Benchmarks;

/// <summary>Reads columns of a view to the end with one serial cursor, as a trainer does.</summary>
internal static class ViewReader
{
    /// <returns>The sum of the numbers, so that nothing can be left out.</returns>
    public static double Sum(IDataView view, IEnumerable<string> columns)
    {
        var wanted = columns.Select(name => view.Schema[name]).ToArray();
        using var cursor = view.GetRowCursor(wanted);
        var getters = Array.ConvertAll(wanted, column => cursor.GetGetter<float>(column));
        var sum = 0.0;
        while (cursor.MoveNext())
        {
            foreach (var getter in getters)
            {
                var value = 0f;
                getter(ref value);
                sum += value;
            }
        }

        return sum;
    }

    /// <returns>The number of characters.</returns>
    public static long Characters(IDataView view, string column)
    {
        using var cursor = view.GetRowCursor([view.Schema[column]]);
        var getter = cursor.GetGetter<ReadOnlyMemory<char>>(view.Schema[column]);
        var (sum, text) = (0L, default(ReadOnlyMemory<char>));
        while (cursor.MoveNext())
        {
            getter(ref text);
            sum += text.Length;
        }

        return sum;
    }
}
