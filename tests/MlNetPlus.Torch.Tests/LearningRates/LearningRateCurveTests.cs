using System.Text.Json;

namespace MlNetPlus.Torch.Tests;

public sealed class LearningRateCurveTests : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void Suggest_ReferenceCurves_EqualsFastais()
    {
        using var reference = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "LearningRates", "Reference", "lr_find.json")));
        var curves = reference.RootElement.EnumerateArray().ToArray();

        Assert.Equal(12, curves.Length);
        foreach (var expected in curves)
        {
            var curve = new LearningRateCurve(Numbers(expected, "lrs"), Numbers(expected, "losses"), expected.GetProperty("num_it").GetInt32());
            foreach (var suggestion in Enum.GetValues<LearningRateSuggestion>())
                Assert.Equal(expected.GetProperty(suggestion.ToString().ToLowerInvariant()).GetDouble(), curve.Suggest(suggestion));
        }
    }

    // fastai's test vector B: a sigmoid that falls, then a parabola that rises.
    [Theory]
    [InlineData(LearningRateSuggestion.Valley, 0.00144544)]
    [InlineData(LearningRateSuggestion.Slide, 0.01584893)]
    [InlineData(LearningRateSuggestion.Minimum, 0.03019952)]
    [InlineData(LearningRateSuggestion.Steep, 0.03981071)]
    public void Suggest_WorkedExample_IsFastais(LearningRateSuggestion suggestion, double expected) =>
        Assert.Equal(expected, WorkedExample().Suggest(suggestion)!.Value, 1e-8);

    [Theory]
    [InlineData(new float[] { 3, 2.5f, 2.6f, 2, 5 }, 1)]
    [InlineData(new float[] { 6, 5, 4, 3, 2, 1 }, 2)] // the whole list falls
    [InlineData(new float[] { 1, 2, 3, 4 }, 0)] // it rises
    [InlineData(new float[] { 2, 1 }, 0)] // fastai's index is -1 here, and so its last point
    public void Valley_SmallLists_ReadsThisPoint(float[] losses, int expected) => Assert.Equal(expected, CurveReading.Valley(losses));

    [Fact]
    public void SteepAndMinimum_SmallList_ReadTheSamePoint()
    {
        float[] rates = [1e-4f, 1e-3f, 1e-2f, 1e-1f, 1];
        float[] losses = [3, 2.5f, 2.6f, 2, 5];

        Assert.Equal(2, CurveReading.Steep(rates, losses));
        Assert.Equal(3, CurveReading.Minimum(losses));
    }

    [Fact]
    public void Suggest_CurveEndedEarly_GivesNoneAndTheReason()
    {
        var rates = Enumerable.Range(0, 12).Select(i => 1e-7 * (i + 1)).ToArray();
        var curve = new LearningRateCurve(rates, Enumerable.Repeat(2.0, 12).ToArray()) { EndReason = "It ended." };

        Assert.All(Enum.GetValues<LearningRateSuggestion>(), suggestion => Assert.Null(curve.Suggest(suggestion)));
        Assert.Equal(
            "Valley needs 2 points, and 0 of 12 can be used: the first 10 and the last 5 are left out, and all from the first loss that is not a finite number. It ended. Search with more iterations, or from a lower learning rate.",
            curve.WhyNone());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(16)]
    public void Suggest_AnyLength_NeverThrows(int points)
    {
        var numbers = Enumerable.Range(1, points).Select(i => (double)i).ToArray();
        var curve = new LearningRateCurve(numbers, numbers, plannedIterations: 6);

        Assert.All(Enum.GetValues<LearningRateSuggestion>(), way => Assert.Equal(curve.Suggest(way) is null, curve.WhyNone(way) is not null));
    }

    [Fact]
    public void Suggest_LossNotANumber_LooksAtWhatIsBeforeIt()
    {
        var whole = WorkedExample();
        var losses = whole.SmoothedLosses.ToArray();
        losses[^7] = double.NaN;
        losses[^6] = 0; // would be the minimum

        Assert.Equal(whole.Suggest(LearningRateSuggestion.Minimum), new LearningRateCurve(whole.LearningRates, losses).Suggest(LearningRateSuggestion.Minimum));
    }

    [Fact]
    public void Constructor_LengthsDiffer_IsRefused() =>
        Assert.Contains("2 learning rates and 1 losses", Assert.Throws<ArgumentException>(() => new LearningRateCurve([1, 2], [1])).Message, StringComparison.Ordinal);

    [Fact]
    public void SavePlot_Svg_MarksEachSuggestion()
    {
        Assert.SkipWhen(SkiaSharp.SKTypeface.Default.GlyphCount == 0, "This machine has no fonts, so a plot has no text: apt-get install fonts-dejavu-core");
        var path = Path.Combine(_temporary.Path, "curve.svg");

        WorkedExample().SavePlot(path);

        var drawing = File.ReadAllText(path);
        Assert.All(["Learning rate", "Valley: 1.45e-3", "Slide: 1.58e-2", "Steep: 3.98e-2", "Minimum: 3.02e-2"], text => Assert.Contains(text, drawing, StringComparison.Ordinal));
    }

    [Fact]
    public void SavePlot_Png_IsAPicture()
    {
        var path = Path.Combine(_temporary.Path, "curve.png");

        WorkedExample().SavePlot(path);

        Assert.Equal([0x89, 0x50, 0x4E, 0x47], File.ReadAllBytes(path)[..4]);
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(11, 6)]
    [InlineData(100, 95)]
    public void DrawnPoints_LongCurve_LeavesOutItsEnd(int points, int expected)
    {
        var curve = new LearningRateCurve([.. Enumerable.Range(1, points).Select(i => 1e-7 * i)], [double.NaN, .. Enumerable.Repeat(1.0, points - 1)]);

        Assert.Equal(Enumerable.Range(1, expected - 1), curve.DrawnPoints());
    }

    [Fact]
    public void SavePlot_NothingToDraw_SaysSo() =>
        Assert.Throws<InvalidOperationException>(() => new LearningRateCurve([1], [double.NaN]).SavePlot(Path.Combine(_temporary.Path, "x.png")));

    [Fact]
    public void SavePlot_OtherFormat_NamesTheFormats() =>
        Assert.Contains(".png", Assert.Throws<ArgumentException>(() => WorkedExample().SavePlot("curve.pdf")).Message, StringComparison.Ordinal);

    private static LearningRateCurve WorkedExample()
    {
        var (rates, losses, average) = (new double[100], new double[100], 0.0);
        for (var i = 0; i < 100; i++)
        {
            var loss = 2.3 - (1.6 / (1 + Math.Exp(-(i - 60) / 5.0))) + (i < 78 ? 0 : 0.06 * Math.Pow(i - 78, 2)) + (0.02 * Math.Sin(1.3 * i));
            average = (0.98 * average) + (0.02 * loss);
            rates[i] = 1e-7 * Math.Pow(1e8, i / 100.0);
            losses[i] = average / (1 - Math.Pow(0.98, i + 1));
        }

        return new LearningRateCurve(rates, losses);
    }

    private static double[] Numbers(JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(e => e.GetDouble())];
}
