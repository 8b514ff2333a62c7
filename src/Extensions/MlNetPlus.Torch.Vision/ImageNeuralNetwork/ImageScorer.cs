using MlNetPlus.Extensibility;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>Scores the pictures of one cursor, by views where it is told which.</summary>
internal sealed class ImageScorer(ImageNeuralNetworkModel model, AugmentedScores? augmented, Func<ImageItem> read, Action<string> warn) : IRowScorer
{
    private readonly DecodingQueue _pictures = new(model.Decoder);
    private long _row;

    public void Read(int slot) => _pictures.Add(read());

    public void Score(int count, Span<float> scores)
    {
        var pixels = Decode();
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

    private byte[]?[] Decode()
    {
        var decoded = _pictures.Take();
        foreach (var picture in decoded)
        {
            if (picture.Fault is { } fault)
                warn($"No score for {picture.NameIn(_row)}: {fault}");
            _row++;
        }

        return Array.ConvertAll(decoded, picture => picture.Pixels);
    }
}
