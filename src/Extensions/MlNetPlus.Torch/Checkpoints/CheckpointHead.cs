namespace MlNetPlus.Torch;

/// <summary>The part of a checkpoint that is not tensors.</summary>
internal sealed record CheckpointHead
{
    /// <summary>What must be the same for the training to go on: "name = value" each.</summary>
    public required IReadOnlyList<string> Fingerprint { get; init; }

    public required IReadOnlyList<EpochRecord> Epochs { get; init; }

    public required long Steps { get; init; }

    public required int BatchSize { get; init; }

    public required double MaxLearningRate { get; init; }

    public required LearningRateCurve? Curve { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }

    public required BestEpochState Best { get; init; }

    public required byte[] OwnGenerator { get; init; }

    public required byte[] StockGenerator { get; init; }

    public void Write(BinaryWriter writer)
    {
        writer.WriteTexts(Fingerprint);
        writer.WriteList(Epochs, CheckpointFormat.WriteEpoch);
        writer.Write(Steps);
        writer.Write(BatchSize);
        writer.Write(MaxLearningRate);
        writer.WriteCurve(Curve);
        writer.WriteTexts(Warnings);
        writer.Write(Best.Epoch);
        writer.Write(Best.Value);
        writer.Write(Best.Reference);
        writer.Write(Best.EpochsWithoutImprovement);
        writer.WriteBytes(OwnGenerator);
        writer.WriteBytes(StockGenerator);
    }

    // The initializers run in the order they are written in, which is that of Write.
    public static CheckpointHead Read(BinaryReader reader) => new()
    {
        Fingerprint = reader.ReadTexts(),
        Epochs = reader.ReadList(CheckpointFormat.ReadEpoch),
        Steps = reader.ReadInt64(),
        BatchSize = reader.ReadInt32(),
        MaxLearningRate = reader.ReadDouble(),
        Curve = reader.ReadCurve(),
        Warnings = reader.ReadTexts(),
        Best = new BestEpochState(reader.ReadInt32(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadInt32()),
        OwnGenerator = reader.ReadByteArray(),
        StockGenerator = reader.ReadByteArray(),
    };
}
