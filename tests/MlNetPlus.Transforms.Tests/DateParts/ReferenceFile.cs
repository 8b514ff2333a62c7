using System.Globalization;

namespace MlNetPlus.Transforms.Tests;

/// <summary>The files that Reference/reference.py makes.</summary>
internal static class ReferenceFile
{
    /// <summary>The header and the rows of one file, as text.</summary>
    public static (string[] Header, string[][] Rows) Read(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "DateParts", "Reference", name));
        return (lines[0].Split(','), [.. lines.Skip(1).Select(line => line.Split(','))]);
    }

    /// <summary>The dates in the first column of one file.</summary>
    public static DateOnly[] Dates(string name) =>
        [.. Read(name).Rows.Select(row => DateOnly.ParseExact(row[0], "yyyy-MM-dd", CultureInfo.InvariantCulture))];
}
