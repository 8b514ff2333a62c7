using Microsoft.ML;

namespace MlNetPlus.Comparison;

/// <summary>Measures what a model costs when its time is over: nothing of it runs while the fit or the scoring is timed, but the memory watch.</summary>
internal static class CostMeter
{
    public static CellCosts Measure(ITransformer model, IDataView test, int rows, long peakBytes) =>
        new(OrNone<double>(() => SingleRow.Seconds(model, test, rows)), peakBytes, OrNone<long>(() => SavedBytes(model)));

    /// <summary>Reads what every contender reads, so that making the features is timed for none, and not for the first one.</summary>
    public static void ReadAhead(IDataView cached, params string[] names)
    {
        using var cursor = cached.GetRowCursor(cached.Schema.Where(column => !column.IsHidden && names.Contains(column.Name, StringComparer.Ordinal)));
        while (cursor.MoveNext())
        {
            // Moving on fills the cache.
        }
    }

    private static long SavedBytes(ITransformer model)
    {
        using var counter = new ByteCounter();
        new MLContext().Model.Save(model, inputSchema: null, counter);
        return counter.Length;
    }

    private static T? OrNone<T>(Func<T?> measure)
        where T : struct
    {
        try
        {
            return measure();
        }
#pragma warning disable CA1031 // A cost that cannot be measured (a model that cannot be saved, say) is no failure of the contender.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }
}
