using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

namespace MlNetPlus.Conventions.Tests;

/// <summary>Every feature folder of MlNetPlus.Transforms that users see has its page, and the page's name follows from the folder's.</summary>
internal sealed partial class TransformsDocumented : IConvention
{
    private const string Home = "src/Transforms/MlNetPlus.Transforms/";

    public IEnumerable<Offence> Check(RepositoryFiles files) =>
        from feature in files.Code.Where(IsPublicPart).Select(file => file.Path[Home.Length..].Split('/')[0]).Distinct(StringComparer.Ordinal)
        let page = $"docs/transforms/{WordStart().Replace(feature, "-").ToLowerInvariant()}.md"
        where files.Find(page) is null
        select new Offence(
            "feature without a page",
            Home + feature,
            "no page",
            page,
            "Write it: About, Usage, Defaults, Schema, Saved state, Anti-patterns.");

    private static bool IsPublicPart(RepositoryFile file) =>
        file.Path.StartsWith(Home, StringComparison.Ordinal)
        && file.Path[Home.Length..].Contains('/', StringComparison.Ordinal)
        && file.TopLevelTypes().Any(type => type.Has(SyntaxKind.PublicKeyword));

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", RegexOptions.None, 1000)]
    private static partial Regex WordStart();
}
