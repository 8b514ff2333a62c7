namespace MlNetPlus.Torch;

/// <summary>Which epoch was best by the first metric, and how long ago the last improvement was. Plain comparisons.</summary>
internal sealed class BestEpoch(WeightsToKeep keep, EarlyStoppingOptions? stopping)
{
    public BestEpochState State { get; set; } = new(0, double.NaN, double.NaN, 0);

    public bool ShouldStop => stopping is not null && State.EpochsWithoutImprovement >= stopping.Patience;

    /// <summary>Takes an epoch's metric; true when its weights are to be kept.</summary>
    public bool Add(int epoch, TrainingMetric metric)
    {
        var isFirst = State.Epoch == 0;
        var isImprovement = isFirst || metric.IsBetterThan(State.Reference, stopping?.MinimumImprovement ?? 0);
        State = isImprovement
            ? State with { Reference = metric.Value, EpochsWithoutImprovement = 0 }
            : State with { EpochsWithoutImprovement = State.EpochsWithoutImprovement + 1 };

        var isTie = keep == WeightsToKeep.LastBest && metric.Value == State.Value;
        if (!isFirst && !isTie && !metric.IsBetterThan(State.Value))
            return false;
        State = State with { Epoch = epoch, Value = metric.Value };
        return true;
    }
}
