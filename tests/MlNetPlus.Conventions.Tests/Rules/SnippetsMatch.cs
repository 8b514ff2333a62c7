using System.Text.RegularExpressions;

namespace MlNetPlus.Conventions.Tests;

/// <summary>
/// A code block that a page says is taken from a sample is that sample's region, word for word.
/// The mark stands before the fence: <c>&lt;!-- snippet: samples/Titanic/Program.cs#train --&gt;</c>, and the sample has <c>#region train</c>.
/// </summary>
internal sealed partial class SnippetsMatch : IConvention
{
    private const string Fence = "```";

    public IEnumerable<Offence> Check(RepositoryFiles files) =>
        files.All.Where(file => file.IsMarkdown).SelectMany(page => Marks(page).Select(mark => Compare(files, page, mark))).OfType<Offence>();

    private static IEnumerable<SnippetMark> Marks(RepositoryFile page)
    {
        var lines = page.Lines;
        for (var line = 0; line < lines.Length; line++)
        {
            var match = Mark().Match(lines[line]);
            if (match.Success)
                yield return new(line, match.Groups["path"].Value, match.Groups["region"].Value);
        }
    }

    private static Offence? Compare(RepositoryFiles files, RepositoryFile page, SnippetMark mark)
    {
        var where = $"{page.Path}:{mark.Line + 1}";
        var shown = BlockAfter(page.Lines, mark.Line + 1);
        if (shown is null)
            return new("snippet mark without code", where, "no ```csharp block below it", "one", "Put the mark right above the fence.");

        var sample = files.Find(mark.Path);
        if (sample is null)
            return new("snippet of a file that is not there", where, $"'{mark.Path}'", "a file of this repository", "Correct the path, from the repository's root.");

        var region = SampleRegion.Find(sample.Lines, mark.Region);
        if (region is null)
            return new("snippet of a region that is not there", where, $"'{mark.Region}'", $"a #region of {mark.Path}", "Correct the name, or mark the region.");

        return FirstDifference(shown.Lines, region) is not { } line
            ? null
            : new(
                "snippet that differs from its sample",
                $"{page.Path}:{shown.Start + line + 1}",
                $"'{shown.Lines.ElementAtOrDefault(line)}'",
                $"'{region.ElementAtOrDefault(line)}' of {mark.Path}#{mark.Region}",
                "Copy the region into the page; change the sample first if the page is right.");
    }

    private static CodeBlock? BlockAfter(string[] lines, int from)
    {
        var fence = Array.FindIndex(lines, from, line => !string.IsNullOrWhiteSpace(line));
        if (fence < 0 || lines[fence].TrimEnd() != Fence + "csharp")
            return null;

        var end = Array.FindIndex(lines, fence + 1, line => line.TrimEnd() == Fence);
        return end < 0 ? null : new(fence + 1, lines[(fence + 1)..end]);
    }

    private static int? FirstDifference(string[] shown, string[] region)
    {
        for (var line = 0; line < Math.Max(shown.Length, region.Length); line++)
        {
            if (shown.ElementAtOrDefault(line)?.TrimEnd() != region.ElementAtOrDefault(line)?.TrimEnd())
                return line;
        }

        return null;
    }

    [GeneratedRegex(@"^\s*<!--\s*snippet:\s*(?<path>[^#\s]+)#(?<region>\S+)\s*-->\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mark();

    private sealed record SnippetMark(int Line, string Path, string Region);

    private sealed record CodeBlock(int Start, string[] Lines);
}
