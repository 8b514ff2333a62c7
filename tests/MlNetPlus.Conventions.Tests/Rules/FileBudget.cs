using System.Globalization;

namespace MlNetPlus.Conventions.Tests;

/// <summary>No source file outgrows what one can keep in view: 400 lines, in tests 600.</summary>
internal sealed class FileBudget(params IReadOnlyList<Exemption> exemptions) : IConvention
{
    private const int Lines = 400;
    private const int TestLines = 600;

    /// <summary>Files that are better whole. Each needs its reason; an exemption that is no longer needed is an offence.</summary>
    public static readonly IReadOnlyList<Exemption> Exemptions = [];

    public FileBudget()
        : this(Exemptions)
    {
    }

    public IEnumerable<Offence> Check(RepositoryFiles files)
    {
        foreach (var file in files.Code.Where(IsOverBudget))
        {
            if (!exemptions.Any(exemption => exemption.Path == file.Path))
            {
                yield return new(
                    "file over budget",
                    file.Path,
                    $"{file.Lines.Length} lines",
                    string.Create(CultureInfo.InvariantCulture, $"at most {Budget(file)}"),
                    "Part it by job, one idea a file; if it is better whole, add it to FileBudget.Exemptions with the reason.");
            }
        }

        foreach (var exemption in exemptions)
        {
            var file = files.Find(exemption.Path);
            if (file is null || !IsOverBudget(file))
            {
                yield return new(
                    "exemption without need",
                    exemption.Path,
                    file is null ? "no such file" : $"{file.Lines.Length} lines",
                    "a file over its budget",
                    "Take it out of FileBudget.Exemptions.");
            }
        }
    }

    private static bool IsOverBudget(RepositoryFile file) => file.Lines.Length > Budget(file);

    private static int Budget(RepositoryFile file) => file.IsUnder("tests") ? TestLines : Lines;
}
