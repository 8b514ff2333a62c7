using Microsoft.ML;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Transforms;

/// <summary>Counts the rows of a view by key, in one pass.</summary>
internal static class RowCounter
{
    /// <summary>How many rows are looked up together: enough to keep the processor's memory requests busy, few enough for its first cache.</summary>
    public const int BlockSize = 64;

    private const int BlocksBetweenChecks = 1024;

    /// <exception cref="OperationCanceledException">The environment was cancelled.</exception>
    public static void Count(IHostEnvironment environment, IDataView data, IReadOnlyList<string> keyColumnNames, KeyRules rules, GroupCounts counts)
    {
        DataViewSchema.Column[] columns = [.. keyColumnNames.Select(name => data.Schema[name])];
        using var cursor = data.GetRowCursor(columns);
        var reader = KeyReaders.Create(cursor, columns, rules);
        var keys = new KeyBlock(BlockSize);
        for (var block = 0L; ; block++)
        {
            var rows = Read(cursor, reader, keys, counts);
            if (rows == 0)
                return;

            counts.Add(keys, rows);
            if (block % BlocksBetweenChecks == 0)
                environment.ThrowIfCancelled();
        }
    }

    private static int Read(DataViewRowCursor cursor, KeyReader reader, KeyBlock keys, GroupCounts counts)
    {
        var rows = 0;
        while (rows < BlockSize && cursor.MoveNext())
            keys.Read(rows++, reader, counts);
        return rows;
    }
}
