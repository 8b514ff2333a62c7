using Microsoft.CodeAnalysis.CSharp;

namespace MlNetPlus.Conventions.Tests;

/// <summary>
/// One public type a file, and the file is named for it. A generic twin X&lt;T&gt; stands in X.T.cs. Internal types that belong
/// together may share a file.
/// </summary>
internal sealed class OneTypePerFile : IConvention
{
    public IEnumerable<Offence> Check(RepositoryFiles files)
    {
        foreach (var file in files.Code)
        {
            var open = file.TopLevelTypes().Where(type => type.Has(SyntaxKind.PublicKeyword)).Select(DeclaredTypes.Identifier).ToList();
            if (open.Count > 1)
            {
                yield return new(
                    "several public types in one file",
                    file.Path,
                    string.Join(", ", open),
                    "one public type",
                    "Give each its own file; a generic twin X<T> goes into X.T.cs.");
                continue;
            }

            var stem = file.Name[..file.Name.IndexOf('.', StringComparison.Ordinal)];
            if (open.Count == 1 && open[0] != stem)
            {
                yield return new(
                    "file not named for its type",
                    file.Path,
                    open[0],
                    $"a type named '{stem}'",
                    $"Rename the file to {open[0]}.cs, or the type.");
            }
        }
    }
}
