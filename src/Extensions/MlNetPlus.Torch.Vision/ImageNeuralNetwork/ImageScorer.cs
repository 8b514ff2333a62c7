using MlNetPlus.Extensibility;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>Scores the pictures of one cursor, by views where it is told which.</summary>
internal sealed class ImageScorer(ImageNeuralNetworkModel model, AugmentedScores? augmented, Func<ImageItem> read, int capacity, Action<string> warn) : IRowScorer
{
    private readonly ImageItem?[] _items = new ImageItem?[capacity];
    private long _row;

    public void Read(int slot) => _items[slot] = read();

    public void Score(int count, Span<float> scores)
    {
        var pixels = Decode(count);
        scores.Fill(float.NaN);
        var found = Enumerable.Range(0, count).Where(slot => pixels[slot] is not null).ToArray();
        if (found.Length == 0)
            return;

        byte[][] pictures = [.. found.Select(slot => pixels[slot]!)];
        var results = augmented?.Score(pictures) ?? Plain(pictures);
        var width = results.Length / found.Length;
        for (var i = 0; i < found.Length; i++)
            results.AsSpan(i * width, width).CopyTo(scores[(found[i] * width)..]);
    }

    private float[] Plain(byte[][] pictures)
    {
        using var scope = NewDisposeScope();
        return model.Score(model.Batches.Bytes(pictures)).data<float>().ToArray();
    }

    private byte[]?[] Decode(int count)
    {
        var decoded = new (byte[]? Pixels, string? Fault)[count];
        if (count == 1)
            decoded[0] = model.Decoder.Decode(_items[0]!);
        else
            Parallel.For(0, count, slot => decoded[slot] = model.Decoder.Decode(_items[slot]!));
        for (var slot = 0; slot < count; slot++, _row++)
        {
            if (decoded[slot].Fault is { } fault)
                warn(FormattableString.Invariant($"No score for {(_items[slot]!.Path is { Length: > 0 } path ? $"'{path}'" : $"row {_row}")}: {fault}"));
            _items[slot]!.Dispose();
            _items[slot] = null;
        }

        return Array.ConvertAll(decoded, one => one.Pixels);
    }
}
