namespace MlNetPlus.Conventions.Tests;

/// <summary>Every project stands in the solution: what does not is neither built nor tested by the one command.</summary>
internal sealed class SolutionComplete(params IReadOnlyList<Exemption> exemptions) : IConvention
{
    private const string Solution = "MlNetPlus.sln";

    /// <summary>Projects that are built in another way, and why.</summary>
    public static readonly IReadOnlyList<Exemption> Exemptions = [];

    public SolutionComplete()
        : this(Exemptions)
    {
    }

    public IEnumerable<Offence> Check(RepositoryFiles files)
    {
        var solution = (files.Find(Solution)?.Text ?? "").Replace('\\', '/');

        return from project in files.Projects
               where !solution.Contains($"\"{project.Path}\"", StringComparison.Ordinal)
               where !exemptions.Any(exemption => exemption.Path == project.Path)
               select new Offence(
                   "project outside the solution",
                   project.Path,
                   $"no entry in {Solution}",
                   "one",
                   $"Run: dotnet sln {Solution} add {project.Path}");
    }
}
