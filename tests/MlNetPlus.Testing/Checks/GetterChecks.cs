using System.Reflection;
using Microsoft.ML;

namespace MlNetPlus.Testing.Checks;

/// <summary>What GetGetter must refuse.</summary>
internal static class GetterChecks
{
    public static void InactiveColumnHasNoGetter(ContractRun run)
    {
        DataViewSchema schema = run.Output.Schema;
        foreach (DataViewSchema.Column column in schema)
        {
            using DataViewRowCursor cursor = run.Output.GetRowCursor(schema.Where(other => other.Index != column.Index));
            string what = $"GetGetter of column '{column.Name}', which is not active";
            Expect.That(!cursor.IsColumnActive(column), $"IsColumnActive of column '{column.Name}', not asked for", "false", "true");
            ExpectThrows(what, () => GetGetter(cursor, column, column.Type.RawType));
        }
    }

    public static void WrongTypeHasNoGetter(ContractRun run)
    {
        using DataViewRowCursor cursor = run.Output.GetRowCursor(run.Output.Schema);
        foreach (DataViewSchema.Column column in run.Added)
        {
            DataViewSchema.Column own = run.Output.Schema[column.Index];
            Expect.That(cursor.IsColumnActive(own), $"IsColumnActive of column '{column.Name}', asked for", "true", "false");
            foreach (Type type in new[] { typeof(double), typeof(float), typeof(uint), typeof(NotAColumnType) })
            {
                if (type != column.Type.RawType)
                    ExpectThrows($"GetGetter<{type.Name}> of column '{column.Name}' ({column.Type})", () => GetGetter(cursor, own, type));
            }
        }
    }

    private static void GetGetter(DataViewRowCursor cursor, DataViewSchema.Column column, Type type) =>
        typeof(DataViewRow).GetMethod(nameof(DataViewRow.GetGetter))!
            .MakeGenericMethod(type)
            .Invoke(cursor, BindingFlags.DoNotWrapExceptions, null, [column], null);

    private static void ExpectThrows(string what, Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            return;
        }

        throw new CheckFailedException($"{what}: expected InvalidOperationException or ArgumentException, got a getter");
    }

    private readonly struct NotAColumnType;
}
