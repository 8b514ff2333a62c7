using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison.Tests;

/// <summary>Rows that bring along what models say about them, for models that learn nothing.</summary>
internal static class SaidRows
{
    /// <param name="context">The context.</param>
    /// <param name="labels">The truth of each row.</param>
    /// <param name="folds">The fold of each row.</param>
    /// <param name="said">What is said about each row; of one length.</param>
    public static IDataView View(MLContext context, float[] labels, float[] folds, float[][] said)
    {
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Said)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, said[0].Length);
        return context.Data.LoadFromEnumerable(labels.Select((label, row) => new Row { Label = label, Part = folds[row], Said = said[row] }).ToArray(), schema);
    }

    public sealed class In
    {
        public float[] Said { get; set; } = [];
    }

    private sealed class Row
    {
        public float Label { get; set; }

        public float Part { get; set; }

        public float[] Said { get; set; } = [];
    }
}
