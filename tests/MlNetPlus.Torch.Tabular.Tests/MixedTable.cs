using Microsoft.ML;

namespace MlNetPlus.Torch.Tabular.Tests;

/// <summary>Rows whose category decides, with a number that is noise.</summary>
internal static class MixedTable
{
    private static readonly string[] Colors = ["blue", "green", "red", ""];

    public static List<Row> Rows(int count = 120)
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, count).Select(index => new Row
        {
            Number = index % 7 == 0 ? float.NaN : (float)random.NextDouble(),
            Count = index % 5,
            Color = Colors[index % Colors.Length],
            Name = $"row {index}",
            Label = index % Colors.Length < 2,
            Weight = 1,
        })];
    }

    public static IDataView Of(MLContext mlContext, List<Row>? rows = null) => mlContext.Data.LoadFromEnumerable(rows ?? Rows());

    public static TabularFeaturesEstimator Features(MLContext mlContext) =>
        mlContext.Transforms.TabularFeatures("Features", ["Color", "Count"], ["Number"]);

    internal sealed class Row
    {
        public float Number { get; set; }

        public float Count { get; set; }

        public string Color { get; set; } = "";

        public string Name { get; set; } = "";

        public bool Label { get; set; }

        public float Weight { get; set; }
    }
}
