using System.Diagnostics.CodeAnalysis;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Extensibility;

/// <summary>The one place where messages about columns are worded: what, where, got, expected, remedy.</summary>
[SuppressMessage("Usage", "CA2208:Instantiate argument exceptions correctly", Justification = "The parameter at fault is the schema given to the public caller.")]
internal static class SchemaErrors
{
    private const string SchemaParameter = "inputSchema";
    private const int NamesShown = 20;

    public static ArgumentOutOfRangeException Missing(string consumer, string name, IReadOnlyCollection<string> present)
    {
        var shown = string.Join(", ", present.Take(NamesShown).Select(column => $"'{column}'"));
        var more = present.Count > NamesShown ? $" and {present.Count - NamesShown} more" : string.Empty;
        var has = present.Count == 0 ? "The input has no columns." : $"The input has {shown}{more}.";
        return new(SchemaParameter, $"Column '{name}' (input of {consumer}) is not in the input. {has} {Remedy(name, present)}");
    }

    public static ArgumentOutOfRangeException WrongType(string consumer, ColumnShape column, AcceptedType accepted) =>
        new(SchemaParameter, $"Column '{column.Name}' (input of {consumer}) is {column.DescribeType()}; expected {accepted.Words}. {accepted.Remedy}.");

    public static ArgumentOutOfRangeException OtherThanTrained(string consumer, DataViewSchema.Column column, DataViewType trained) =>
        new(SchemaParameter, $"Column '{column.Name}' (input of {consumer}) is {column.Type}; expected {trained}, as in the training data. Use the feature pipeline that the model was trained with.");

    private static string Remedy(string name, IReadOnlyCollection<string> present)
    {
        var nearest = present.Select(column => (column, distance: Distance(name, column))).OrderBy(pair => pair.distance).FirstOrDefault();
        return nearest.column is not null && nearest.distance <= Math.Max(1, name.Length / 3)
            ? $"Did you mean '{nearest.column}'?"
            : "Check the spelling; names are case-sensitive.";
    }

    /// <summary>Levenshtein distance, ignoring case.</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substitute = diagonal + (char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitute, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
