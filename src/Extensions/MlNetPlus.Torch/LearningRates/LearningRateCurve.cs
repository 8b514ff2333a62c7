using System.Globalization;

namespace MlNetPlus.Torch;

/// <summary>The loss over the learning rate, as a learning-rate search measured it, and the rates that it suggests.</summary>
/// <remarks>
/// Smith 2015, "Cyclical learning rates", with fastai's smoothing and suggestions. Suggestions leave out the first tenth of the planned
/// iterations and the last five points, and everything from the first loss that is not a finite number. Thread safe: it does not change.
/// </remarks>
public sealed class LearningRateCurve
{
    private const int LeftOutAtEnd = 5;

    private readonly int _first;
    private readonly int _count;

    /// <summary>Makes a curve of measurements.</summary>
    /// <param name="learningRates">The rates, in the order of the iterations.</param>
    /// <param name="smoothedLosses">The smoothed loss of each iteration.</param>
    /// <param name="plannedIterations">How many iterations there would have been had the search not ended early, 1 or more.</param>
    /// <exception cref="ArgumentException">There are not as many losses as rates.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of planned iterations is not positive.</exception>
    public LearningRateCurve(IReadOnlyList<double> learningRates, IReadOnlyList<double> smoothedLosses, int plannedIterations = 100)
    {
        ArgumentNullException.ThrowIfNull(learningRates);
        ArgumentNullException.ThrowIfNull(smoothedLosses);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(plannedIterations);
        if (learningRates.Count != smoothedLosses.Count)
            throw new ArgumentException($"There are {learningRates.Count} learning rates and {smoothedLosses.Count} losses; expected as many of one as of the other.");
        LearningRates = [.. learningRates];
        SmoothedLosses = [.. smoothedLosses];
        PlannedIterations = plannedIterations;
        _first = plannedIterations / 10;
        _count = CountUsable();
    }

    /// <summary>The learning rate of each iteration.</summary>
    public IReadOnlyList<double> LearningRates { get; }

    /// <summary>The smoothed loss after each iteration.</summary>
    public IReadOnlyList<double> SmoothedLosses { get; }

    /// <summary>How many iterations there would have been had the search not ended early.</summary>
    public int PlannedIterations { get; }

    /// <summary>Why the search ended, in a sentence; empty for a curve that was not measured here.</summary>
    public string EndReason { get; internal init; } = "";

    /// <summary>A learning rate read off the curve.</summary>
    /// <param name="suggestion">How.</param>
    /// <returns>One of the curve's rates (for the minimum, a tenth of one); null when too few points are left: see <see cref="WhyNone"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such way.</exception>
    public double? Suggest(LearningRateSuggestion suggestion = LearningRateSuggestion.Valley)
    {
        if (_count < PointsNeeded(suggestion))
            return null;
        var (rates, losses) = Usable();
        var index = MarkedPoint(suggestion, rates, losses);
        return suggestion == LearningRateSuggestion.Minimum ? (double)rates[index] / 10 : LearningRates[_first + index];
    }

    /// <summary>Why there is no suggestion.</summary>
    /// <param name="suggestion">Which one.</param>
    /// <returns>A sentence, or null when there is a suggestion.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such way.</exception>
    public string? WhyNone(LearningRateSuggestion suggestion = LearningRateSuggestion.Valley)
    {
        var needed = PointsNeeded(suggestion);
        if (_count >= needed)
            return null;
        var ended = EndReason.Length > 0 ? " " + EndReason : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{suggestion} needs {needed} points, and {_count} of {LearningRates.Count} can be used: the first {_first} and the last {LeftOutAtEnd} are left out, and all from the first loss that is not a finite number.{ended} Search with more iterations, or from a lower learning rate.");
    }

    /// <summary>
    /// Draws the curve, with the suggestions marked, over a logarithmic axis of rates. As in fastai, the last five points are left out,
    /// so that the loss of a search that diverged does not dwarf the rest; a curve of ten points or fewer is drawn whole.
    /// </summary>
    /// <param name="path">The file, which is replaced. Its extension is the format: .png, .jpg, .bmp, .webp or .svg.</param>
    /// <exception cref="ArgumentException">The extension is none of these.</exception>
    /// <exception cref="InvalidOperationException">The curve has no finite point to draw.</exception>
    public void SavePlot(string path) => LearningRatePlot.Save(this, path);

    /// <summary>The index of the point that a suggestion comes from, for its marker; null without a suggestion.</summary>
    internal int? MarkedPoint(LearningRateSuggestion suggestion)
    {
        if (_count < PointsNeeded(suggestion))
            return null;
        var (rates, losses) = Usable();
        return _first + MarkedPoint(suggestion, rates, losses);
    }

    /// <summary>The indices of the points that are drawn.</summary>
    internal IReadOnlyList<int> DrawnPoints()
    {
        var count = LearningRates.Count > 2 * LeftOutAtEnd ? LearningRates.Count - LeftOutAtEnd : LearningRates.Count;
        return [.. Enumerable.Range(0, count).Where(i => double.IsFinite(SmoothedLosses[i]))];
    }

    private static int MarkedPoint(LearningRateSuggestion suggestion, float[] rates, float[] losses) => suggestion switch
    {
        LearningRateSuggestion.Valley => CurveReading.Valley(losses),
        LearningRateSuggestion.Slide => CurveReading.Slide(losses),
        LearningRateSuggestion.Steep => CurveReading.Steep(rates, losses),
        _ => CurveReading.Minimum(losses),
    };

    private static int PointsNeeded(LearningRateSuggestion suggestion) => suggestion switch
    {
        LearningRateSuggestion.Slide => CurveReading.SlideSpan + 1,
        LearningRateSuggestion.Valley or LearningRateSuggestion.Steep => 2,
        LearningRateSuggestion.Minimum => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(suggestion), suggestion, "Expected Valley, Slide, Steep or Minimum."),
    };

    // The original computes in single precision; ties and thresholds fall as they do there only if this does too.
    private (float[] Rates, float[] Losses) Usable() => (
        [.. LearningRates.Skip(_first).Take(_count).Select(rate => (float)rate)],
        [.. SmoothedLosses.Skip(_first).Take(_count).Select(loss => (float)loss)]);

    private int CountUsable()
    {
        var end = SmoothedLosses.Count - LeftOutAtEnd;
        var i = _first;
        while (i < end && double.IsFinite(SmoothedLosses[i]))
            i++;
        return i - _first;
    }
}
