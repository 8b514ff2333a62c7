namespace MlNetPlus.Conventions.Tests;

/// <summary>Which of our packages may reference which: docs/design.md, section 2. What a package's references bring in, it may name too.</summary>
internal sealed class AllowedEdges : IConvention
{
    private static readonly Dictionary<string, string[]> References = new(StringComparer.Ordinal)
    {
        ["MlNetPlus.Extensibility"] = [],
        ["MlNetPlus.Transforms"] = ["MlNetPlus.Extensibility"],
        ["MlNetPlus.Cleaning"] = ["MlNetPlus.Extensibility"],
        ["MlNetPlus.Torch"] = ["MlNetPlus.Extensibility"],
        ["MlNetPlus.Torch.Vision"] = ["MlNetPlus.Torch"],
        ["MlNetPlus.Torch.Tabular"] = ["MlNetPlus.Torch"],
        ["MlNetPlus.Comparison"] = ["MlNetPlus.Torch.Tabular", "MlNetPlus.Transforms"],
        ["MlNetPlus.Cli"] = ["MlNetPlus.Comparison", "MlNetPlus.Torch.Vision"],
    };

    public IEnumerable<Offence> Check(RepositoryFiles files)
    {
        foreach (var project in files.Projects.Where(project => project.IsUnder("src")))
        {
            if (!References.ContainsKey(project.ProjectName))
            {
                yield return new(
                    "package without a place in the design",
                    project.Path,
                    $"'{project.ProjectName}'",
                    $"one of {string.Join(", ", References.Keys)}",
                    "Say in docs/design.md section 2 what it may reference, and add it to AllowedEdges.");
                continue;
            }

            var allowed = Reachable(project.ProjectName);
            foreach (var target in ReferencesOf(project).Where(target => !allowed.Contains(target)))
            {
                yield return new(
                    "reference against the layering",
                    project.Path,
                    $"{project.ProjectName} -> {target}",
                    allowed.Count == 0 ? "no project reference" : $"references to {string.Join(", ", allowed.Order(StringComparer.Ordinal))} only",
                    "Move what both need to the lowest package that fits, or change the design first.");
            }
        }
    }

    private static IEnumerable<string> ReferencesOf(RepositoryFile project) =>
        project.Xml.Descendants("ProjectReference")
            .Select(reference => (string?)reference.Attribute("Include") ?? "")
            .Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

    private static HashSet<string> Reachable(string project)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<string>(References[project]);
        while (pending.TryPop(out var next))
        {
            if (reached.Add(next))
                Array.ForEach(References[next], pending.Push);
        }

        return reached;
    }
}
