using System.Globalization;

namespace MlNetPlus.Torch.Tabular;

/// <summary>Trains the networks of a bag side by side. Each is seeded and draws on its own, so their order does not matter.</summary>
internal static class BagOfNetworks
{
    /// <summary>Trains so many networks.</summary>
    /// <param name="count">How many.</param>
    /// <param name="progress">Told of all of them, one report at a time; or null.</param>
    /// <param name="train">Trains one, given its index, its name in messages and whom to tell.</param>
    public static IReadOnlyList<(TrainedNetwork Network, TrainingHistory History)> Train(
        int count, IProgress<TrainingProgress>? progress, Func<int, string, IProgress<TrainingProgress>?, (TrainedNetwork Network, TrainingHistory History)> train)
    {
        if (count == 1)
            return [train(0, string.Empty, progress)];
        var trained = new (TrainedNetwork, TrainingHistory)[count];
        var shared = progress is null ? null : new OneAtATime(progress);
        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, index =>
                trained[index] = train(index, string.Create(CultureInfo.InvariantCulture, $"Network {index + 1} of {count}: "), shared));
        }
        catch (AggregateException failures)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }

        return trained;
    }

    private sealed class OneAtATime(IProgress<TrainingProgress> progress) : IProgress<TrainingProgress>
    {
        private readonly Lock _reporting = new();

        public void Report(TrainingProgress value)
        {
            lock (_reporting)
                progress.Report(value);
        }
    }
}
