using System.Globalization;
using System.Text;

namespace MlNetPlus.Torch.Vision;

/// <summary>What <see cref="VisionModels.Measure"/> found: as data, as a table and as a plot.</summary>
public sealed class VisionMeasurements
{
    private static readonly string[] Headings = ["model", "pixels", "ImageNet", "parameters", "multiply-adds", "inference ms", "range", "training ms", "range", "front"];

    internal VisionMeasurements(IReadOnlyList<VisionMeasurement> rows, string device, int threads)
    {
        Rows = [.. ParetoFront.Mark(rows).OrderBy(row => row.InferenceMilliseconds)];
        Device = device;
        Threads = threads;
    }

    /// <summary>The networks, the fastest in scoring first.</summary>
    public IReadOnlyList<VisionMeasurement> Rows { get; }

    /// <summary>Where they ran, such as <c>cpu</c> or <c>cuda:0</c>.</summary>
    public string Device { get; }

    /// <summary>How many processor threads torch had.</summary>
    public int Threads { get; }

    /// <summary>Draws accuracy against time, the Pareto front joined by a line. Networks without a published accuracy are left out.</summary>
    /// <param name="path">A file with the extension .svg, .png, .jpg, .jpeg, .bmp or .webp.</param>
    /// <exception cref="ArgumentException">The extension is another one.</exception>
    /// <exception cref="InvalidOperationException">No network that was measured has a published accuracy.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SavePlot(string path) => MeasurementPlot.Save(this, path);

    /// <summary>Writes the table.</summary>
    /// <param name="path">A file with the extension .csv, .md or .txt.</param>
    /// <exception cref="ArgumentException">The extension is another one.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveTable(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var text = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".csv" => Csv(),
            ".md" => Markdown(),
            ".txt" => ToString(),
            var other => throw new ArgumentException($"The extension of '{path}' is '{other}'; expected .csv, .md or .txt.", nameof(path)),
        };
        File.WriteAllText(path, text);
    }

    /// <summary>The table, in columns, with a line on how it was measured above.</summary>
    public override string ToString()
    {
        var lines = Rows.Select(Cells).Prepend(Headings).ToArray();
        var widths = Enumerable.Range(0, Headings.Length).Select(column => lines.Max(line => line[column].Length)).ToArray();
        var text = new StringBuilder(HowMeasured()).Append('\n');
        foreach (var line in lines)
            text.Append(string.Join("  ", line.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]))).TrimEnd()).Append('\n');
        return text.ToString();
    }

    internal string HowMeasured()
    {
        var batch = Rows.Count == 0 ? 0 : Rows[0].BatchSize;
        return string.Create(CultureInfo.InvariantCulture, $"Median milliseconds per picture on {Device} with {Threads} threads, batches of {batch}");
    }

    private string Markdown()
    {
        var text = new StringBuilder(HowMeasured()).Append("\n\n");
        text.Append("| ").AppendJoin(" | ", Headings).Append(" |\n|").Insert(text.Length, "---|", Headings.Length).Append('\n');
        foreach (var row in Rows)
            text.Append("| ").AppendJoin(" | ", Cells(row)).Append(" |\n");
        return text.ToString();
    }

    private string Csv()
    {
        var text = new StringBuilder(
            "Model,WeightsTag,ImageSize,BatchSize,ImageNetAccuracy,ParameterCount,MultiplyAdds,InferenceMilliseconds,InferenceShortest,InferenceLongest,TrainingMilliseconds,TrainingShortest,TrainingLongest,IsOnParetoFront\n");
        foreach (var row in Rows)
        {
            object?[] cells =
            [
                row.Model.Name, row.Model.WeightsTag, row.ImageSize, row.BatchSize, row.Model.ImageNetAccuracy, row.Model.ParameterCount, row.Model.MultiplyAdds,
                row.InferenceMilliseconds, row.InferenceRange.Shortest, row.InferenceRange.Longest,
                row.TrainingMilliseconds, row.TrainingRange?.Shortest, row.TrainingRange?.Longest, row.IsOnParetoFront,
            ];
            text.AppendJoin(',', cells.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture))).Append('\n');
        }

        return text.ToString();
    }

    private static string[] Cells(VisionMeasurement row) =>
    [
        row.Model.FullName,
        Text($"{row.ImageSize}"),
        row.Model.ImageNetAccuracy is { } accuracy ? Text($"{100 * accuracy:0.0} %") : "",
        Text($"{row.Model.ParameterCount / 1e6:0.0} M"),
        Text($"{row.Model.MultiplyAdds / 1e9:0.00} G"),
        Text($"{row.InferenceMilliseconds:0.00}"),
        Range(row.InferenceRange),
        row.TrainingMilliseconds is { } training ? Text($"{training:0.00}") : "",
        row.TrainingRange is { } range ? Range(range) : "",
        row.IsOnParetoFront ? "*" : "",
    ];

    private static string Range((double Shortest, double Longest) range) => Text($"{range.Shortest:0.00} to {range.Longest:0.00}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
