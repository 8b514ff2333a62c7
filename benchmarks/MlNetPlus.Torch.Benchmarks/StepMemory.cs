using System.Globalization;

namespace MlNetPlus.Torch.Benchmarks;

/// <summary>
/// Resident memory, in MB, before the first optimizer step of a training and at its peak: the difference is activations, gradients,
/// the optimizer's averages and what torch loads with its first step. Linux only.
/// </summary>
internal static class StepMemory
{
    public static Dictionary<string, double> Measure(Workload workload, int accumulate)
    {
        using var problem = new ImagesProblem(workload);
        var before = 0.0;
        var watched = new WatchedProblem(problem, () => before = before > 0 ? before : Read("VmRSS:"));
        TrainingLoop.Fit(watched, LoopTimes.Options(workload, Workload.StepRows / accumulate, accumulate));
        return new(StringComparer.Ordinal) { ["before"] = before, ["peak"] = Read("VmHWM:") };
    }

    private static double Read(string name)
    {
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
