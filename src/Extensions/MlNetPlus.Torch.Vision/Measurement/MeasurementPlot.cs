using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace MlNetPlus.Torch.Vision;

/// <summary>Draws <see cref="VisionMeasurements"/>: accuracy against time on a logarithmic axis.</summary>
internal static class MeasurementPlot
{
    private const int Width = 900;
    private const int Height = 600;

    // Labels stand to the right of their points, and the last one must fit.
    private const double RoomForLabels = 0.25;

    private static readonly string[] Formats = [".svg", ".png", ".jpg", ".jpeg", ".bmp", ".webp"];

    public static void Save(VisionMeasurements measurements, string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var extension = Path.GetExtension(path);
        if (!Formats.Contains(extension, StringComparer.OrdinalIgnoreCase))
            throw new ArgumentException($"The extension of '{path}' is '{extension}'; expected one of {string.Join(", ", Formats)}.", nameof(path));
        using var plot = Draw(measurements);
        plot.Save(path, Width, Height);
    }

    private static Plot Draw(VisionMeasurements measurements)
    {
        var rows = measurements.Rows.Where(row => row.Model.ImageNetAccuracy is not null).ToArray();
        if (rows.Length == 0)
            throw new InvalidOperationException("None of the networks that were measured has a published accuracy to draw. Measure others, or save the table.");

        var plot = new Plot();
        var front = rows.Where(row => row.IsOnParetoFront).ToArray();
        var line = plot.Add.ScatterLine(front.Select(X).ToArray(), front.Select(Y).ToArray());
        line.LegendText = "Pareto front: none is both faster and more accurate";
        foreach (var row in rows)
            Mark(plot, row, line.Color);
        plot.Axes.Bottom.TickGenerator = new NumericAutomatic
        {
            MinorTickGenerator = new LogMinorTickGenerator(),
            LabelFormatter = exponent => Math.Pow(10, exponent).ToString("0.##", CultureInfo.InvariantCulture),
        };
        plot.Axes.AutoScale();
        var limits = plot.Axes.GetLimits();
        plot.Axes.SetLimitsX(limits.Left, limits.Right + Math.Max(RoomForLabels, limits.HorizontalSpan * RoomForLabels));
        plot.Title(measurements.HowMeasured());
        plot.XLabel("Inference, ms per picture");
        plot.YLabel("Published ImageNet accuracy, %");
        plot.ShowLegend(Alignment.LowerRight);
        return plot;
    }

    private static void Mark(Plot plot, VisionMeasurement row, Color frontColor)
    {
        var marker = plot.Add.Marker(X(row), Y(row), row.IsOnParetoFront ? MarkerShape.FilledCircle : MarkerShape.OpenCircle, size: 10, row.IsOnParetoFront ? frontColor : Colors.Gray);
        marker.MarkerLineWidth = 2;
        var label = plot.Add.Text(row.Model.Name, X(row), Y(row));
        label.LabelAlignment = Alignment.MiddleLeft;
        label.OffsetX = 10;
    }

    private static double X(VisionMeasurement row) => Math.Log10(row.InferenceMilliseconds);

    private static double Y(VisionMeasurement row) => 100 * row.Model.ImageNetAccuracy!.Value;
}
