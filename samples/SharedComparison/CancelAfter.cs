using MlNetPlus.Comparison;

namespace SharedComparison;

/// <summary>Stands for whatever interrupts a long run.</summary>
internal sealed class CancelAfter(int fits, CancellationTokenSource cancellation) : IProgress<ComparisonProgress>
{
    public void Report(ComparisonProgress value)
    {
        if (value.Completed == fits)
            cancellation.Cancel();
    }
}
