namespace MlNetPlus.Torch;

/// <summary>Which epoch was best by the first metric, and how long ago the last improvement was. Plain comparisons.</summary>
internal sealed class BestEpoch(WeightsToKeep keep, EarlyStoppingOptions? stopping)
{
    /// <summary>The best epoch, from 1; 0 before the first evaluation.</summary>
    public int Epoch { get; private set; }

    public double Value { get; private set; } = double.NaN;

    /// <summary>The value that the next improvement is measured against.</summary>
    public double Reference { get; private set; } = double.NaN;

    public int EpochsWithoutImprovement { get; private set; }

    public bool ShouldStop => stopping is not null && EpochsWithoutImprovement >= stopping.Patience;

    /// <summary>Takes an epoch's metric; true when its weights are to be kept.</summary>
    public bool Add(int epoch, TrainingMetric metric)
    {
        if (Epoch == 0 || metric.IsBetterThan(Reference, stopping?.MinimumImprovement ?? 0))
            (Reference, EpochsWithoutImprovement) = (metric.Value, 0);
        else
            EpochsWithoutImprovement++;

        var ties = keep == WeightsToKeep.LastBest && metric.Value == Value;
        if (Epoch > 0 && !ties && !metric.IsBetterThan(Value))
            return false;
        (Epoch, Value) = (epoch, metric.Value);
        return true;
    }

    public void Restore(int epoch, double value, double reference, int epochsWithoutImprovement)
    {
        (Epoch, Value) = (epoch, value);
        (Reference, EpochsWithoutImprovement) = (reference, epochsWithoutImprovement);
    }
}
