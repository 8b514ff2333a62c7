using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace MlNetPlus.Torch;

/// <summary>Draws a <see cref="LearningRateCurve"/>.</summary>
internal static class LearningRatePlot
{
    private const int Width = 800;
    private const int Height = 500;

    private static readonly string[] Formats = [".png", ".jpg", ".jpeg", ".bmp", ".webp", ".svg"];

    public static void Save(LearningRateCurve curve, string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var extension = Path.GetExtension(path);
        if (!Formats.Contains(extension, StringComparer.OrdinalIgnoreCase))
            throw new ArgumentException($"The extension of '{path}' is '{extension}'; expected one of {string.Join(", ", Formats)}.", nameof(path));

        using var plot = Draw(curve);
        plot.Save(path, Width, Height);
    }

    private static Plot Draw(LearningRateCurve curve)
    {
        var drawn = curve.DrawnPoints();
        if (drawn.Count == 0)
            throw new InvalidOperationException("The learning-rate curve has no finite loss to draw. " + curve.EndReason);

        var plot = new Plot();
        var line = plot.Add.ScatterLine(
            drawn.Select(i => Math.Log10(curve.LearningRates[i])).ToArray(),
            drawn.Select(i => curve.SmoothedLosses[i]).ToArray());
        line.LineWidth = 2;
        foreach (var suggestion in Enum.GetValues<LearningRateSuggestion>())
            Mark(plot, curve, suggestion);
        plot.Axes.Bottom.TickGenerator = new NumericAutomatic
        {
            IntegerTicksOnly = true,
            MinorTickGenerator = new LogMinorTickGenerator(),
            LabelFormatter = exponent => Math.Pow(10, exponent).ToString("0.#e+0", CultureInfo.InvariantCulture),
        };
        plot.XLabel("Learning rate");
        plot.YLabel("Smoothed loss");
        plot.ShowLegend(Alignment.UpperLeft);
        return plot;
    }

    private static void Mark(Plot plot, LearningRateCurve curve, LearningRateSuggestion suggestion)
    {
        if (curve.MarkedPoint(suggestion) is not { } index)
            return;
        var marker = plot.Add.Marker(Math.Log10(curve.LearningRates[index]), curve.SmoothedLosses[index], size: 9);
        marker.LegendText = string.Create(CultureInfo.InvariantCulture, $"{suggestion}: {curve.Suggest(suggestion):0.##e+0}");
    }
}
