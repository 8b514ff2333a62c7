namespace MlNetPlus.Torch;

/// <summary>How an epoch is divided: into windows, of one optimizer step each, and these into batches. Plain arithmetic.</summary>
/// <param name="WindowRows">Rows in a window, 1 or more.</param>
/// <param name="BatchSize">Rows in a batch, 1 or more.</param>
/// <param name="DropUnit">The rows of an epoch are cut to a multiple of this number, unless there are fewer; 1 to use them all.</param>
/// <param name="SmallestBatch">A rest of fewer rows than this goes with the part before it.</param>
internal sealed record EpochPlan(long WindowRows, int BatchSize, int DropUnit = 1, int SmallestBatch = 1)
{
    /// <summary>The batch size that an automatic one starts with.</summary>
    public const int AutomaticBatchSize = 64;

    /// <summary>Batches in a full window.</summary>
    public int AccumulateBatches => (int)((WindowRows + BatchSize - 1) / BatchSize);

    public static EpochPlan Of(TrainingOptions options, bool mixesRows)
    {
        var batch = options.BatchSize ?? AutomaticBatchSize;
        return new EpochPlan((long)batch * options.AccumulateBatches, batch, options.DropLastBatch ? batch : 1, mixesRows ? 2 : 1);
    }

    /// <summary>Half the batch, twice the batches; the windows stay as they are.</summary>
    public EpochPlan Halved() => this with { BatchSize = Math.Min(BatchSize, Math.Max(SmallestBatch, BatchSize / 2)) };

    /// <summary>The windows of an epoch; the last one may be shorter, or longer by a rest too small for a batch.</summary>
    public IReadOnlyList<Range> Windows(int rowCount) =>
        Divide(rowCount >= DropUnit ? rowCount - (rowCount % DropUnit) : rowCount, WindowRows);

    /// <summary>The batches of a window of so many rows.</summary>
    public IReadOnlyList<Range> Batches(int windowRows) => Divide(windowRows, BatchSize);

    private List<Range> Divide(int rows, long size)
    {
        var parts = new List<Range>();
        for (var start = 0; start < rows;)
        {
            var end = (int)Math.Min(rows, start + size);
            if (rows - end < SmallestBatch)
                end = rows;
            parts.Add(start..end);
            start = end;
        }

        return parts;
    }
}
