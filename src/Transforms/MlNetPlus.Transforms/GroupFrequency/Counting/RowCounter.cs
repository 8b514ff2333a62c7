using Microsoft.ML;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Transforms;

/// <summary>Counts the rows of a view by key, in one pass.</summary>
internal static class RowCounter
{
    private const long RowsBetweenChecks = 1 << 16;

    /// <exception cref="OperationCanceledException">The environment was cancelled.</exception>
    public static void Count(IHostEnvironment environment, IDataView data, IReadOnlyList<string> keyColumnNames, KeyRules rules, GroupCounts counts)
    {
        DataViewSchema.Column[] columns = [.. keyColumnNames.Select(name => data.Schema[name])];
        using var cursor = data.GetRowCursor(columns);
        var reader = KeyReaders.Create(cursor, columns, rules);
        var batch = new CountingBatch(counts);
        for (var row = 0L; cursor.MoveNext(); row++)
        {
            batch.Add(reader.Read(out var word), word, reader);
            if (row % RowsBetweenChecks == 0)
                environment.ThrowIfCancelled();
        }

        batch.Flush();
    }
}
