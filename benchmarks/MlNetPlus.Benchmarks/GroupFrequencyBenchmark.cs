using System.Globalization;
using BenchmarkDotNet.Attributes;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Benchmarks;

/// <summary>
/// Counting a text key, fit and transform: GroupFrequency beside what a user of ML.NET writes, a dictionary filled from the
/// column and read by a CustomMapping.
/// </summary>
[LongRowsJob]
[MemoryDiagnoser(displayGenColumns: false)]
[MedianColumn]
public class GroupFrequencyBenchmark
{
    private const int RowsPerKey = 20;

    private readonly MLContext _mlContext = new(seed: 1);
    private IDataView _data = null!;

    [Params(2_500_000, 5_000_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void MakeRows()
    {
        var random = new Random(1);
        var keys = Rows / RowsPerKey;

        // A text of its own for each row, as a loader makes them and as the peer has them.
        var rows = Enumerable.Range(0, Rows)
            .Select(_ => new Ride { Ticket = string.Create(CultureInfo.InvariantCulture, $"T{random.Next(keys)}") })
            .ToArray();
        _data = _mlContext.Data.LoadFromEnumerable(rows);
    }

    [Benchmark(Baseline = true)]
    public double CustomMapping()
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var ticket in _data.GetColumn<string>(nameof(Ride.Ticket)))
            counts[ticket] = counts.GetValueOrDefault(ticket) + 1;

        var estimator = _mlContext.Transforms.CustomMapping<Ride, RideFrequency>((ride, output) => output.Frequency = counts.GetValueOrDefault(ride.Ticket), null);
        return ViewReader.Sum(estimator.Fit(_data).Transform(_data), [nameof(RideFrequency.Frequency)]);
    }

    [Benchmark]
    public double GroupFrequency() =>
        ViewReader.Sum(_mlContext.Transforms.GroupFrequency(nameof(RideFrequency.Frequency), nameof(Ride.Ticket)).Fit(_data).Transform(_data), [nameof(RideFrequency.Frequency)]);

    private sealed class Ride
    {
        public string Ticket { get; set; } = "";
    }

    private sealed class RideFrequency
    {
        public float Frequency { get; set; }
    }
}
