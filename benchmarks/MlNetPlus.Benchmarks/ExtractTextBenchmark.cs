using BenchmarkDotNet.Attributes;
using Microsoft.ML;
using MlNetPlus.Transforms;

namespace MlNetPlus.Benchmarks;

/// <summary>Parts of names drawn from the Titanic's passengers, by each selector, and the first letter mapped by MapCategories.</summary>
[LongRowsJob]
[MemoryDiagnoser(displayGenColumns: false)]
[MedianColumn]
public class ExtractTextBenchmark
{
    private static readonly Dictionary<string, string> Decks = new(StringComparer.Ordinal)
    {
        ["A"] = "ABC",
        ["B"] = "ABC",
        ["C"] = "ABC",
        ["D"] = "DE",
        ["E"] = "DE",
        ["F"] = "FG",
        ["G"] = "FG",
    };

    private readonly MLContext _mlContext = new(seed: 1);
    private IDataView _data = null!;

    [Params(5_000_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void MakeRows() => _data = PassengerNames.Draw(_mlContext, Rows);

    [Benchmark(Baseline = true)]
    public long Name() => ViewReader.Characters(_data, "Name");

    [Benchmark]
    public long First() => Read(Extract(TextSelector.First()));

    [Benchmark]
    public long FirstMapped() => Read(Extract(TextSelector.First()).Append(_mlContext.Transforms.MapCategories("Part", "Part", Decks)));

    [Benchmark]
    public long PartOfPart() => Read(Extract(TextSelector.Part(", ", 1).Then(TextSelector.Part(".", 0))));

    [Benchmark]
    public long Between() => Read(Extract(TextSelector.Between(", ", ".")));

    [Benchmark]
    public long MatchWhole() => Read(Extract(TextSelector.Match(@"[A-Z][a-z]+\.", 0)));

    [Benchmark]
    public long MatchGroup() => Read(Extract(TextSelector.Match(@", ([^.]*)\.")));

    private ExtractTextEstimator Extract(TextSelector selector) => _mlContext.Transforms.ExtractText("Part", "Name", selector);

    private long Read(IEstimator<ITransformer> estimator) => ViewReader.Characters(estimator.Fit(_data).Transform(_data), "Part");
}
