namespace MlNetPlus.Torch.Vision;

/// <summary>The scores of an image's views, view after view, made into one.</summary>
internal static class ViewScores
{
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
    public static float Spread(ReadOnlySpan<float> views, int width)
    {
        var largest = 0.0;
        var count = width == 0 ? 0 : views.Length / width;
        for (var i = 0; i < width; i++)
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
