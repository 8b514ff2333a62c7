using System.Diagnostics;

namespace MlNetPlus.Torch.Benchmarks;

/// <summary>Seconds of whole trainings: the contestants take turns, so that what else the machine does meets all of them.</summary>
internal static class LoopTimes
{
    private const double LearningRate = 1e-3;

    public static Dictionary<string, double[]> Measure(Workload workload)
    {
        using var problem = new ImagesProblem(workload);
        var contestants = new Dictionary<string, Action>(StringComparer.Ordinal)
        {
            ["bare"] = () => BareLoop.Fit(problem, workload.Epochs, LearningRate),
            ["loop"] = () => TrainingLoop.Fit(problem, Options(workload, batch: Workload.StepRows, accumulate: 1)),
            ["accumulated"] = () => TrainingLoop.Fit(problem, Options(workload, batch: 8, accumulate: 8)),
        };
        var seconds = contestants.Keys.ToDictionary(name => name, _ => new double[workload.Rounds], StringComparer.Ordinal);
        foreach (var run in contestants.Values)
            run(); // compiles

        for (var round = 0; round < workload.Rounds; round++)
        {
            foreach (var (name, run) in contestants)
            {
                var time = Stopwatch.StartNew();
                run();
                seconds[name][round] = time.Elapsed.TotalSeconds;
            }
        }

        return seconds;
    }

    internal static TrainingOptions Options(Workload workload, int batch, int accumulate) => new()
    {
        Epochs = workload.Epochs,
        BatchSize = batch,
        AccumulateBatches = accumulate,
        MaxLearningRate = LearningRate,
        Schedule = rate => new ConstantSchedule(rate),
        Device = "cpu",
        Seed = 1,
    };
}
