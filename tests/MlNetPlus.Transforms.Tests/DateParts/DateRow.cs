using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Transforms.Tests;

/// <summary>One date in each form that DateParts accepts.</summary>
public sealed class DateRow
{
    public DateTime Plain { get; set; }

    public DateTimeOffset Offset { get; set; }

    public string Text { get; set; } = string.Empty;

    public float Other { get; set; }

    public static DateRow Of(DateTime date) => new()
    {
        Plain = date,
        Offset = new DateTimeOffset(DateTime.SpecifyKind(date, DateTimeKind.Unspecified), TimeSpan.Zero),
        Text = date.ToString("o", null),
    };

    public static IDataView View(MLContext mlContext, params IEnumerable<DateRow> rows) => mlContext.Data.LoadFromEnumerable(rows.ToArray());

    public static IDataView View(MLContext mlContext, params IEnumerable<DateTime> dates) => View(mlContext, dates.Select(Of));

    public static IDataView TextView(MLContext mlContext, params IEnumerable<string> texts) =>
        View(mlContext, texts.Select(text => new DateRow { Text = text }));

    /// <summary>The values of a Single column.</summary>
    public static float[] Column(IDataView view, string name) => [.. view.GetColumn<float>(name)];
}
