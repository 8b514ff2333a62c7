using TorchSharp;

namespace MlNetPlus.Torch;

/// <summary>How the parts of a checkpoint are laid out: lists with their length first, in the order of the calls.</summary>
internal static class CheckpointFormat
{
    public static void WriteList<T>(this BinaryWriter writer, IReadOnlyCollection<T> items, Action<BinaryWriter, T> write)
    {
        writer.Write(items.Count);
        foreach (var item in items)
            write(writer, item);
    }

    public static T[] ReadList<T>(this BinaryReader reader, Func<BinaryReader, T> read)
    {
        var items = new T[reader.ReadInt32()];
        for (var i = 0; i < items.Length; i++)
            items[i] = read(reader);
        return items;
    }

    public static void WriteTexts(this BinaryWriter writer, IReadOnlyCollection<string> texts) => writer.WriteList(texts, (w, text) => w.Write(text));

    public static string[] ReadTexts(this BinaryReader reader) => reader.ReadList(r => r.ReadString());

    public static void WriteTensors(this BinaryWriter writer, IEnumerable<(string Name, torch.Tensor Tensor)> tensors) =>
        writer.WriteList([.. tensors], (w, t) => TensorBytes.Write(w, t.Name, t.Tensor));

    public static TensorBytes[] ReadTensors(this BinaryReader reader) => reader.ReadList(TensorBytes.Read);

    public static void WriteBytes(this BinaryWriter writer, byte[] bytes)
    {
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }

    public static byte[] ReadByteArray(this BinaryReader reader) => reader.ReadBytes(reader.ReadInt32());

    public static void WriteEpoch(BinaryWriter writer, EpochRecord epoch)
    {
        writer.Write(epoch.Epoch);
        writer.Write(epoch.Loss);
        writer.Write(epoch.LearningRate);
        writer.Write(epoch.Duration.Ticks);
        writer.WriteList(epoch.Metrics, (w, metric) =>
        {
            w.Write(metric.Name);
            w.Write(metric.Value);
            w.Write(metric.HigherIsBetter);
        });
    }

    public static EpochRecord ReadEpoch(BinaryReader reader)
    {
        var (number, loss, rate, ticks) = (reader.ReadInt32(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadInt64());
        var metrics = reader.ReadList(r => new TrainingMetric(r.ReadString(), r.ReadDouble(), r.ReadBoolean()));
        return new EpochRecord(number, loss, rate, metrics, TimeSpan.FromTicks(ticks));
    }

    public static void WriteCurve(this BinaryWriter writer, LearningRateCurve? curve)
    {
        writer.Write(curve is not null);
        if (curve is null)
            return;
        writer.WriteList(curve.LearningRates, (w, rate) => w.Write(rate));
        writer.WriteList(curve.SmoothedLosses, (w, loss) => w.Write(loss));
        writer.Write(curve.PlannedIterations);
        writer.Write(curve.EndReason);
    }

    public static LearningRateCurve? ReadCurve(this BinaryReader reader)
    {
        if (!reader.ReadBoolean())
            return null;
        var (rates, losses) = (reader.ReadList(r => r.ReadDouble()), reader.ReadList(r => r.ReadDouble()));
        return new LearningRateCurve(rates, losses, reader.ReadInt32()) { EndReason = reader.ReadString() };
    }
}
