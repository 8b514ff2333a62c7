using System.Text.RegularExpressions;

namespace MlNetPlus.Conventions.Tests;

/// <summary>No attics: a folder or type is named for what it does.</summary>
internal sealed partial class NamedForTheirJob : IConvention
{
    private const string Expected = "a name that says the job, such as 'Quantiles' or 'SchemaErrors'";

    public IEnumerable<Offence> Check(RepositoryFiles files) => Folders(files).Concat(Types(files));

    private static IEnumerable<Offence> Folders(RepositoryFiles files) =>
        from place in files.All.SelectMany(FoldersAbove).Distinct(StringComparer.Ordinal)
        let name = place[(place.LastIndexOf('/') + 1)..]
        where Attic().IsMatch(name)
        select new Offence("folder that could hold anything", place, $"'{name}'", Expected, "Sort its files into the features they serve.");

    private static IEnumerable<string> FoldersAbove(RepositoryFile file) =>
        file.Folders.Select((_, depth) => string.Join('/', file.Folders[..(depth + 1)]));

    private static IEnumerable<Offence> Types(RepositoryFiles files) =>
        from file in files.Code
        from type in file.TopLevelTypes()
        let name = type.Identifier()
        where Attic().IsMatch(name)
        select new Offence("type that could hold anything", file.Place(type), $"'{name}'", Expected, "Name its job, and move out what is another's.");

    [GeneratedRegex("^(Common|Misc|Miscellaneous)$|(Util|Utils|Utility|Utilities|Helper|Helpers)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Attic();
}
