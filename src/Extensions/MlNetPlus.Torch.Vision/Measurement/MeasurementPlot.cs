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
            Mark(plot, row, rows, line.Color);
        plot.Axes.Bottom.TickGenerator = Ticks(rows);
        plot.Axes.AutoScale();
        var limits = plot.Axes.GetLimits();
        plot.Axes.SetLimitsX(limits.Left, limits.Right + Math.Max(RoomForLabels, limits.HorizontalSpan * RoomForLabels));
        plot.Title(measurements.HowMeasured());
        plot.XLabel("Inference, ms per picture");
        plot.YLabel("Published ImageNet accuracy, %");
        plot.ShowLegend(Alignment.LowerRight);
        return plot;
    }

    /// <summary>1, 2 and 5 of every power of ten.</summary>
    private static NumericManual Ticks(VisionMeasurement[] rows)
    {
        var ticks = new NumericManual();
        for (var exponent = (int)Math.Floor(rows.Min(X)) - 1; exponent <= Math.Ceiling(rows.Max(X)) + 1; exponent++)
        {
            foreach (var digit in new[] { 1, 2, 5 })
            {
                var milliseconds = digit * Math.Pow(10, exponent);
                ticks.AddMajor(Math.Log10(milliseconds), milliseconds.ToString("0.#####", CultureInfo.InvariantCulture));
            }
        }

        return ticks;
    }

    private static void Mark(Plot plot, VisionMeasurement row, VisionMeasurement[] rows, Color frontColor)
    {
        var marker = plot.Add.Marker(X(row), Y(row), row.IsOnParetoFront ? MarkerShape.FilledCircle : MarkerShape.OpenCircle, size: 10, row.IsOnParetoFront ? frontColor : Colors.Gray);
        marker.MarkerLineWidth = 2;
        var label = plot.Add.Text(row.Model.Name, X(row), Y(row));
        label.LabelAlignment = BesideAnother(row, rows);
        label.OffsetX = 10;
    }

    /// <summary>Where a label has room: the lower of two close points has it below, the upper one above.</summary>
    private static Alignment BesideAnother(VisionMeasurement row, VisionMeasurement[] rows)
    {
        var close = rows.Where(other => other != row && Math.Abs(X(other) - X(row)) < 0.3 && Math.Abs(Y(other) - Y(row)) < 1).ToArray();
        if (close.Length == 0)
            return Alignment.MiddleLeft;
        return close.Any(other => Y(other) > Y(row)) ? Alignment.UpperLeft : Alignment.LowerLeft;
    }

    private static double X(VisionMeasurement row) => Math.Log10(row.InferenceMilliseconds);

    private static double Y(VisionMeasurement row) => 100 * row.Model.ImageNetAccuracy!.Value;
}
