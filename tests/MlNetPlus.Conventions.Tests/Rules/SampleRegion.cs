namespace MlNetPlus.Conventions.Tests;

/// <summary>Finds a #region of a sample: its lines without the indentation they share, and without regions inside it.</summary>
internal static class SampleRegion
{
    public static string[]? Find(string[] lines, string name)
    {
        var start = Array.FindIndex(lines, line => line.Trim() == "#region " + name);
        if (start < 0)
            return null;

        var body = new List<string>();
        var depth = 1;
        foreach (var line in lines.Skip(start + 1))
        {
            if (line.TrimStart().StartsWith("#region", StringComparison.Ordinal))
                depth++;
            else if (line.TrimStart().StartsWith("#endregion", StringComparison.Ordinal))
                depth--;
            else
                body.Add(line);

            if (depth == 0)
                return Unindented(body);
        }

        return null;
    }

    private static string[] Unindented(List<string> lines)
    {
        var indentation = lines
            .Where(line => !string.IsNullOrWhiteSpace(line))
            .Select(line => line.Length - line.TrimStart().Length)
            .DefaultIfEmpty(0)
            .Min();
        return [.. lines.Select(line => line.Length < indentation ? "" : line[indentation..])];
    }
}
