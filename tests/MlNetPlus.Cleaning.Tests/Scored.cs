using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Cleaning.Tests;

/// <summary>Scored rows as a model would give them.</summary>
internal static class Scored
{
    public static IDataView Classes(MLContext context, params (string Label, float[] Score)[] rows)
    {
        var data = context.Data.LoadFromEnumerable(rows.Select(row => new ClassRow { Text = row.Label, Score = row.Score }));
        var keys = context.Data.LoadFromEnumerable(new[] { new ClassRow { Text = "a" }, new ClassRow { Text = "b" }, new ClassRow { Text = "c" } });
        return context.Transforms.Conversion.MapValueToKey("Label", nameof(ClassRow.Text), keyData: context.Transforms.SelectColumns(nameof(ClassRow.Text)).Fit(keys).Transform(keys)).Fit(data).Transform(data);
    }

    internal sealed class ClassRow
    {
        public string Text { get; set; } = "";

        public bool Flag { get; set; }

        [VectorType(3)]
        public float[] Score { get; set; } = new float[3];
    }

    internal sealed class FlagRow
    {
        public bool Label { get; set; }

        public float Probability { get; set; }
    }

    internal sealed class NumberRow
    {
        public float Label { get; set; }

        public float Score { get; set; }
    }
}
