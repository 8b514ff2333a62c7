using System.Diagnostics;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Vision;

/// <summary>Says now and then, in <c>mlContext.Log</c>, how far work has come that takes long.</summary>
internal sealed class SlowWorkLog(IHostEnvironment environment, string source)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly Stopwatch _sinceLast = Stopwatch.StartNew();

    public void Say(Func<FormattableString> message)
    {
        if (_sinceLast.Elapsed < Interval)
            return;
        environment.LogInformation(source, FormattableString.Invariant(message()));
        _sinceLast.Restart();
    }
}
