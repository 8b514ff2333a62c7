namespace MlNetPlus.Torch;

/// <summary>fastai's four ways to read a point off a curve of smoothed losses. All return an index.</summary>
internal static class CurveReading
{
    /// <summary>How many points <see cref="Slide"/> compares slopes over.</summary>
    public const int SlideSpan = 15;

    private const float SlideThreshold = 0.005f;

    /// <summary>Halfway through the longest strictly decreasing subsequence, which is taken to be contiguous, as fastai does.</summary>
    public static int Valley(ReadOnlySpan<float> losses)
    {
        var longest = LongestDecreasingEndingAt(losses);
        var end = 0;
        for (var i = 1; i < longest.Length; i++)
        {
            if (longest[i] > longest[end])
                end = i;
        }

        var start = longest[end] > 1 ? end - longest[end] : end;
        var third = (end - start) / 3.0;
        return Math.Max(0, start + (int)third + (int)(third / 2));
    }

    /// <summary>The last point, going back from the end, at which the slope still differs from the slope 15 points further on.</summary>
    public static int Slide(ReadOnlySpan<float> losses)
    {
        var slopes = Gradient(losses);
        var right = slopes.Length - 1;
        var left = right - SlideSpan;
        var answer = left;
        while (left >= 0 && Math.Abs(slopes[right] - slopes[left]) > SlideThreshold)
        {
            answer = left;
            right--;
            left--;
        }

        return answer;
    }

    /// <summary>The left end of the segment that falls most steeply over the logarithm of the rate.</summary>
    public static int Steep(ReadOnlySpan<float> rates, ReadOnlySpan<float> losses)
    {
        var steepest = 0;
        var lowest = float.PositiveInfinity;
        for (var i = 0; i + 1 < losses.Length; i++)
        {
            var slope = (losses[i + 1] - losses[i]) / (MathF.Log(rates[i + 1]) - MathF.Log(rates[i]));
            if (slope < lowest)
                (lowest, steepest) = (slope, i);
        }

        return steepest;
    }

    /// <summary>The first point with the lowest loss.</summary>
    public static int Minimum(ReadOnlySpan<float> losses)
    {
        var lowest = 0;
        for (var i = 1; i < losses.Length; i++)
        {
            if (losses[i] < losses[lowest])
                lowest = i;
        }

        return lowest;
    }

    private static int[] LongestDecreasingEndingAt(ReadOnlySpan<float> losses)
    {
        var longest = new int[losses.Length];
        for (var i = 0; i < losses.Length; i++)
        {
            longest[i] = 1;
            for (var j = 0; j < i; j++)
            {
                if (losses[i] < losses[j])
                    longest[i] = Math.Max(longest[i], longest[j] + 1);
            }
        }

        return longest;
    }

    /// <summary>Slopes by index: central differences, one-sided at both ends.</summary>
    private static float[] Gradient(ReadOnlySpan<float> values)
    {
        var gradient = new float[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var (from, to) = (Math.Max(0, i - 1), Math.Min(values.Length - 1, i + 1));
            gradient[i] = (values[to] - values[from]) / (to - from);
        }

        return gradient;
    }
}
