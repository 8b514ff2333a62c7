using System.Diagnostics;

namespace MlNetPlus.Torch.Vision.Benchmarks;

/// <summary>
/// How long something took: on the clock, and on the processor by all threads together. With one torch thread the second is what the
/// first would be on an idle machine, or a little more; it changes less with what else the machine does.
/// </summary>
internal sealed record Timing(double Clock, double Processor)
{
    public static Timing Of(Action work)
    {
        using var process = Process.GetCurrentProcess();
        var (clock, before) = (Stopwatch.StartNew(), process.TotalProcessorTime);
        work();
        process.Refresh();
        return new(clock.Elapsed.TotalSeconds, (process.TotalProcessorTime - before).TotalSeconds);
    }

    /// <summary>Times contestants that take turns, so that what else the machine does meets all of them.</summary>
    public static Dictionary<string, Timing[]> OfTurns(int rounds, params (string Name, Action Work)[] contestants)
    {
        var timings = contestants.ToDictionary(one => one.Name, _ => new Timing[rounds], StringComparer.Ordinal);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (name, work) in contestants)
                timings[name][round] = Of(work);
        }

        return timings;
    }
}
