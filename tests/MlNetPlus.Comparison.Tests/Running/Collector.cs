namespace MlNetPlus.Comparison.Tests;

/// <summary>Is told of progress at once, on the thread of the comparison.</summary>
internal sealed class Collector(Action<ComparisonProgress> report) : IProgress<ComparisonProgress>
{
    public void Report(ComparisonProgress value) => report(value);
}
