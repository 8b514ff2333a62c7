namespace MlNetPlus.Torch.Vision;

/// <summary>The scores of an image's views, view after view, made into one.</summary>
internal static class ViewScores
{
    /// <summary>Makes one score of those of an image's views.</summary>
    /// <param name="all">The scores, view after view; those of the plain picture first, where it is apart.</param>
    /// <param name="plainApart">Whether it is: fastai's rule. Otherwise all views are alike: ttach's rule.</param>
    /// <param name="options">How the views become one.</param>
    /// <param name="result">Takes as many scores as a view has.</param>
    public static void Combine(ReadOnlySpan<float> all, bool plainApart, TestTimeAugmentationOptions options, Span<float> result)
    {
        if (plainApart)
            Mix(all[..result.Length], all[result.Length..], options.Aggregation, options.Beta, result);
        else
            Aggregate(all, options.Aggregation, result);
    }

    /// <summary>fastai's rule: the views' aggregate and the plain score in fixed shares; with the largest score, all alike.</summary>
    /// <param name="plain">The plain picture's scores.</param>
    /// <param name="views">As many scores for each of the views.</param>
    /// <param name="aggregation">How the views become one.</param>
    /// <param name="beta">The plain picture's share.</param>
    /// <param name="result">Takes as many scores as the plain picture has.</param>
    public static void Mix(ReadOnlySpan<float> plain, ReadOnlySpan<float> views, ViewAggregation aggregation, double beta, Span<float> result)
    {
        Aggregate(views, aggregation, result);
        for (var i = 0; i < result.Length; i++)
            result[i] = aggregation == ViewAggregation.Max ? MathF.Max(result[i], plain[i]) : (float)(result[i] + (beta * ((double)plain[i] - result[i])));
    }

    /// <summary>ttach's rule: all views alike.</summary>
    public static void Aggregate(ReadOnlySpan<float> views, ViewAggregation aggregation, Span<float> result)
    {
        var count = result.Length == 0 ? 0 : views.Length / result.Length;
        for (var i = 0; i < result.Length; i++)
        {
            var value = aggregation switch { ViewAggregation.Max => double.NegativeInfinity, ViewAggregation.GeometricMean => 1, _ => 0 };
            for (var view = 0; view < count; view++)
            {
                double score = views[(view * result.Length) + i];
                value = aggregation switch
                {
                    ViewAggregation.Max => Math.Max(value, score),
                    ViewAggregation.GeometricMean => value * Math.Pow(score, 1.0 / count), // root first: a product of many small numbers would vanish
                    _ => value + (score / count),
                };
            }

            result[i] = (float)value;
        }
    }

    /// <summary>The largest standard deviation that any score has over the views (of the population, not of a sample).</summary>
    /// <param name="views">The scores, view after view.</param>
    /// <param name="width">How many scores a view has.</param>
    /// <param name="range">Which of them are looked at.</param>
    public static float Spread(ReadOnlySpan<float> views, int width, Range range)
    {
        var largest = 0.0;
        var count = width == 0 ? 0 : views.Length / width;
        var (start, length) = range.GetOffsetAndLength(width);
        for (var i = start; i < start + length; i++)
        {
            double mean = 0, squares = 0;
            for (var view = 0; view < count; view++)
                mean += views[(view * width) + i] / (double)count;
            for (var view = 0; view < count; view++)
                squares += Math.Pow(views[(view * width) + i] - mean, 2) / count;
            largest = Math.Max(largest, Math.Sqrt(squares));
        }

        return (float)largest;
    }
}
