using System.Globalization;
using BenchmarkDotNet.Attributes;
using Microsoft.ML;

namespace MlNetPlus.Benchmarks;

/// <summary>fastai's 13 date columns: DateParts beside a CustomMapping that computes the same.</summary>
[LongRowsJob]
[MemoryDiagnoser(displayGenColumns: false)]
[MedianColumn]
public class DatePartsBenchmark
{
    private static readonly string[] Parts =
    [
        "Year", "Month", "Week", "Day", "Dayofweek", "Dayofyear", "Is_month_end", "Is_month_start",
        "Is_quarter_end", "Is_quarter_start", "Is_year_end", "Is_year_start", "Elapsed",
    ];

    private readonly MLContext _mlContext = new(seed: 1);
    private IDataView _data = null!;

    [Params(2_500_000, 5_000_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void MakeRows()
    {
        var random = new Random(1);
        var start = new DateTime(1990, 1, 1);
        var rows = Enumerable.Range(0, Rows).Select(_ => new Sale { Date = start.AddSeconds(random.Next(0, 40 * 365 * 86400)) }).ToArray();
        _data = _mlContext.Data.LoadFromEnumerable(rows);
    }

    [Benchmark(Baseline = true)]
    public double CustomMapping() => ViewReader.Sum(_mlContext.Transforms.CustomMapping<Sale, SaleParts>(Map, null).Fit(_data).Transform(_data), Parts);

    [Benchmark]
    public double DateParts() => ViewReader.Sum(_mlContext.Transforms.DateParts("Date", prefix: "").Fit(_data).Transform(_data), Parts);

    private static void Map(Sale sale, SaleParts parts)
    {
        var date = sale.Date;
        var last = DateTime.DaysInMonth(date.Year, date.Month);
        parts.Year = date.Year;
        parts.Month = date.Month;
        parts.Week = ISOWeek.GetWeekOfYear(date);
        parts.Day = date.Day;
        parts.Dayofweek = ((int)date.DayOfWeek + 6) % 7;
        parts.Dayofyear = date.DayOfYear;
        parts.IsMonthEnd = date.Day == last ? 1 : 0;
        parts.IsMonthStart = date.Day == 1 ? 1 : 0;
        parts.IsQuarterEnd = date.Day == last && date.Month % 3 == 0 ? 1 : 0;
        parts.IsQuarterStart = date.Day == 1 && date.Month % 3 == 1 ? 1 : 0;
        parts.IsYearEnd = date.Month == 12 && date.Day == 31 ? 1 : 0;
        parts.IsYearStart = date.DayOfYear == 1 ? 1 : 0;
        parts.Elapsed = (date - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond;
    }

    private sealed class Sale
    {
        public DateTime Date { get; set; }
    }
}
