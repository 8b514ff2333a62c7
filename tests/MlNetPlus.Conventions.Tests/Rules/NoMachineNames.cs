using System.Text.RegularExpressions;

namespace MlNetPlus.Conventions.Tests;

/// <summary>Nothing committed names a folder of one machine, or the host that a machine takes its packages from.</summary>
internal sealed partial class NoMachineNames : IConvention
{
    /// <summary>This rule and its tests cannot do without the words.</summary>
    private const string Home = "tests/MlNetPlus.Conventions.Tests/Rules/NoMachineNames";

    public IEnumerable<Offence> Check(RepositoryFiles files) =>
        from file in files.All
        where !file.Path.StartsWith(Home, StringComparison.Ordinal)
        from offence in Offences(file)
        select offence;

    private static IEnumerable<Offence> Offences(RepositoryFile file)
    {
        if (!MachineName().IsMatch(file.Text))
            return [];

        return file.Lines.SelectMany((line, index) => MachineName().Matches(line).Select(match => new Offence(
            "name of one machine's folder or of a package registry",
            $"{file.Path}:{index + 1}",
            $"'{match.Value}'",
            "what is true on every machine",
            "Name the path from the repository's root, or the package by its name.")));
    }

    // A path starts where no word ends: example.org/home/ is none. What stands before a host's name is not looked at: that took long on files of numbers.
    [GeneratedRegex(
        @"(?<![\w.\-*])/(work|root|home|farm|Users)/|\b[A-Z]:\\Users\\"
        + @"|\b(nuget\.org|npmjs\.org|npmjs\.com|pypi\.org|pythonhosted\.org|deb\.debian\.org|crates\.io|proxy\.golang\.org|maven\.apache\.org)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        10_000)]
    private static partial Regex MachineName();
}
