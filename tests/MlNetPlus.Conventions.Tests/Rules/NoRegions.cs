using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MlNetPlus.Conventions.Tests;

/// <summary>#region marks the snippets of samples, and nothing else: a file that needs folding needs parting.</summary>
internal sealed class NoRegions : IConvention
{
    public IEnumerable<Offence> Check(RepositoryFiles files) =>
        from file in files.Code
        where !file.IsUnder("samples")
        from trivia in file.Syntax.DescendantTrivia()
        where trivia.IsKind(SyntaxKind.RegionDirectiveTrivia)
        select new Offence("region", file.Place(trivia.GetLocation()), $"'{trivia.ToString().Trim()}'", "regions in samples only", "Part the file, or take the region out.");
}
