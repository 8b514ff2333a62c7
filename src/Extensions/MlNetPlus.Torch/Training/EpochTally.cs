namespace MlNetPlus.Torch;

/// <summary>The sums of an epoch so far.</summary>
internal sealed class EpochTally
{
    private double _lossSum;
    private double _weight;

    public long Rows { get; private set; }

    public int Batches { get; private set; }

    /// <summary>The weighted mean loss; NaN before the first row.</summary>
    public double Loss => _weight > 0 ? _lossSum / _weight : double.NaN;

    public void Add(StepResult step, int rows, int batches)
    {
        _lossSum += step.LossSum;
        _weight += step.Weight;
        Rows += rows;
        Batches += batches;
    }
}
