using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Testing.Views;

namespace MlNetPlus.Testing.Tests;

/// <summary>Ten rows with a column of each common kind.</summary>
internal static class SampleData
{
    public static IDataView View(MLContext mlContext) => mlContext.Data.LoadFromEnumerable(Rows());

    /// <summary>The same rows, with the column "Number" as text.</summary>
    public static IDataView WithTextAsNumber(IDataView data) => With("Number", TextDataViewType.Instance, "twelve", data);

    /// <summary>The same rows, with another column in place of one of theirs.</summary>
    public static IDataView With(string name, DataViewType type, object value, IDataView data) =>
        new MemoryDataView(data.Schema, ViewSnapshot.Read(data).Rows).Without(name).WithFirst((name, type, value));

    private static IEnumerable<Row> Rows() => Enumerable.Range(0, 10).Select(i => new Row
    {
        Number = i % 4 == 3 ? float.NaN : (i * 1.5f) - 2,
        Text = i % 5 == 4 ? string.Empty : $"category {i % 3}i",
        Vector = [i % 2, 0, i - 4.5f],
        Time = i == 6 ? default : new DateTime(2020, 1 + i, 27, 1, 2, 3, DateTimeKind.Unspecified),
        Count = i - 3,
        Label = i % 3 == 0,
    });

    public sealed class Row
    {
        public float Number { get; set; }

        public string Text { get; set; } = string.Empty;

        [VectorType(3)]
        public float[] Vector { get; set; } = [];

        public DateTime Time { get; set; }

        public int Count { get; set; }

        public bool Label { get; set; }
    }
}
