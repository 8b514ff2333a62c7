using System.Text;

namespace MlNetPlus.Comparison;

/// <summary>The file of a report: its form by its name's ending, and whether it can be written.</summary>
internal static class ReportFile
{
    public const string KnownEndings = ".html, .md, .csv or .json";

    public static bool IsKnown(string path) => Path.GetExtension(path).ToUpperInvariant() is ".HTML" or ".HTM" or ".MD" or ".CSV" or ".JSON";

    /// <summary>Finds out before the hours of training what would stop the report after them.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void CheckWritable(string path)
    {
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full))
            throw NotWritable(path, "it is a folder.", "Name a file in it, such as report.html.");
        var folder = Path.GetDirectoryName(full)!;
        if (!Directory.Exists(folder))
            throw NotWritable(path, $"the folder '{folder}' does not exist.", "Make it, or give another path.");
        try
        {
            if (File.Exists(full))
                File.Open(full, FileMode.Open, FileAccess.Write).Dispose();
            var probe = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp"); // beside it, as the report itself is written
            File.Create(probe, 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(path, exception.Message, "Give a path that this user may write to.", exception);
        }
    }

    public static void Save(ComparisonResult result, string path)
    {
        var content = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".HTML" or ".HTM" => Encoding.UTF8.GetBytes(HtmlReport.Render(result)),
            ".MD" => Encoding.UTF8.GetBytes(MarkdownReport.Render(result)),
            ".CSV" => Encoding.UTF8.GetBytes(CsvReport.Render(result)),
            ".JSON" => Json(result),
            _ => throw new ArgumentException($"The report '{path}' has no known form; expected a name that ends in {KnownEndings}.", nameof(path)),
        };
        try
        {
            WholeFile.Write(Path.GetFullPath(path), content, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The report '{path}' cannot be written: {exception.Message} Give a path in a folder that is there, on a disk with room.", exception);
        }
    }

    private static byte[] Json(ComparisonResult result)
    {
        using var content = new MemoryStream();
        ComparisonJson.Write(result, content, includePredictions: false);
        return content.ToArray();
    }

    private static IOException NotWritable(string path, string why, string remedy, Exception? cause = null) =>
        new($"{nameof(ComparisonOptions.ReportPath)} '{path}' cannot be written: {why} Nothing was trained yet. {remedy}", cause);
}
