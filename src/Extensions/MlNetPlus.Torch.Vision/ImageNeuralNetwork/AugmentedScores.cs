using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>Scores pictures by several views of each. Used by one thread.</summary>
internal sealed class AugmentedScores(ImageNeuralNetworkModel model, TestTimeAugmentationOptions options)
{
    private readonly ImageViews _views = new(options);
    private readonly TestTimeAugmentationOptions _ofNumbers = options.WithAggregation(ViewAggregation.Mean); // the largest of several numbers is no better a guess

    // Room for means, where a number's score is not one already.
    private readonly float[]? _means = options.Aggregation != ViewAggregation.Mean && model.Heads.Any(head => !head.HasClasses) ? new float[model.ScoreCount] : null;

    /// <summary>How many numbers a picture gets: the scores of all targets, then the spread of each target's scores.</summary>
    public int Width => model.ScoreCount + model.Heads.Count;

    /// <summary>Scores decoded pictures. A forward pass holds the views of as many of them as the model's batch has room for, one at least.</summary>
    /// <returns><see cref="Width"/> numbers for each picture, one after the other.</returns>
    public float[] Score(IReadOnlyList<byte[]> pictures)
    {
        var results = new float[pictures.Count * Width];
        var (at, perView) = (0, model.ScoreCount);
        foreach (var part in pictures.Chunk(Math.Max(1, model.BatchSize / _views.PerImage)))
        {
            var scores = ScoreViews(part).AsSpan();
            for (; !scores.IsEmpty; scores = scores[(_views.PerImage * perView)..], at += Width)
                Combine(scores[..(_views.PerImage * perView)], results.AsSpan(at, Width));
        }

        return results;
    }

    /// <returns>The scores of each picture's views, view after view.</returns>
    private float[] ScoreViews(byte[][] pictures)
    {
        using var scope = NewDisposeScope();
        var images = PixelBatches.Unit(model.Batches.Bytes(pictures), CPU); // (n, channels, side, side)
        var views = new List<Tensor>(pictures.Length * _views.PerImage);
        for (var i = 0; i < pictures.Length; i++)
        {
            var image = images.narrow(0, i, 1);
            if (_views.PlainApart)
                views.Add(image);
            views.AddRange(_views.Make(image, ImageViews.SeedOf(options.Seed, model.ImageSize, model.ImageSize, pictures[i])));
        }

        return model.Score(cat(views)).data<float>().ToArray();
    }

    private void Combine(ReadOnlySpan<float> ofViews, Span<float> result)
    {
        var scores = model.ScoreCount;
        ViewScores.Combine(ofViews, _views.PlainApart, options, result[..scores]);
        if (_means is not null)
            ViewScores.Combine(ofViews, _views.PlainApart, _ofNumbers, _means);
        foreach (var (target, head) in model.Heads.Index())
        {
            if (_means is not null && !head.HasClasses)
                result[head.Start] = _means[head.Start];
            result[scores + target] = ViewScores.Spread(ofViews, scores, head.Start..(head.Start + head.Width));
        }
    }
}
