using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison.Tests;

/// <summary>Made-up rows: a label that depends on three features, one of which has gaps.</summary>
internal static class TestRows
{
    public const int Count = 120;

    public sealed class Row
    {
        public bool IsHigh { get; set; }

        public string Kind { get; set; } = string.Empty;

        public float Amount { get; set; }

        public float X { get; set; }

        public string Group { get; set; } = string.Empty;

        [VectorType(3)]
        public float[] Features { get; set; } = [];
    }

    public static IReadOnlyList<Row> Make(bool withGaps = false)
    {
        var random = new SplitRandom(7);
        var rows = new List<Row>();
        for (var i = 0; i < Count; i++)
        {
            var (a, b, c) = (Uniform(random), Uniform(random), Uniform(random));
            var amount = (3 * a) + (2 * b * b) + (0.5f * Uniform(random)) + 20;
            rows.Add(new Row
            {
                Amount = amount,
                IsHigh = amount > 22,
                Kind = amount > 22.8 ? "large" : amount > 21.2 ? "medium" : "small",
                X = a - 0.5f,
                Group = $"g{i % 13}",
                Features = [a, withGaps && i % 3 == 0 ? float.NaN : b, c],
            });
        }

        return rows;
    }

    public static IDataView View(MLContext context, bool withGaps = false) => context.Data.LoadFromEnumerable(Make(withGaps));

    private static float Uniform(SplitRandom random) => (random.Next() >> 40) / (float)(1 << 24);
}
