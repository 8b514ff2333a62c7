using BenchmarkDotNet.Attributes;
using Microsoft.ML;

namespace MlNetPlus.Benchmarks;

/// <summary>Titles out of names drawn from the Titanic's passengers: ParseTitle beside a CustomMapping that splits.</summary>
[LongRowsJob]
[MemoryDiagnoser(displayGenColumns: false)]
[MedianColumn]
public class ParseTitleBenchmark
{
    private static readonly Dictionary<string, string> Kept = new(StringComparer.Ordinal) { ["Mr"] = "Mr", ["Miss"] = "Miss", ["Mrs"] = "Mrs", ["Master"] = "Master" };

    private readonly MLContext _mlContext = new(seed: 1);
    private IDataView _data = null!;

    [Params(2_500_000, 5_000_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void MakeRows() => _data = PassengerNames.Draw(_mlContext, Rows);

    [Benchmark(Baseline = true)]
    public long CustomMapping()
    {
        var estimator = _mlContext.Transforms.CustomMapping<Passenger, PassengerTitle>(
            (passenger, output) => output.Title = passenger.Name.Split(", ") is [_, var rest, ..] ? Kept.GetValueOrDefault(rest.Split('.')[0], "") : "", null);
        return ViewReader.Characters(estimator.Fit(_data).Transform(_data), nameof(PassengerTitle.Title));
    }

    [Benchmark]
    public long ParseTitle() =>
        ViewReader.Characters(_mlContext.Transforms.ParseTitle(nameof(PassengerTitle.Title), nameof(Passenger.Name)).Fit(_data).Transform(_data), nameof(PassengerTitle.Title));

    private sealed class PassengerTitle
    {
        public string Title { get; set; } = "";
    }
}
