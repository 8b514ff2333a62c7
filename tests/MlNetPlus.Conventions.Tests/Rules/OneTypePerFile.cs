using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MlNetPlus.Conventions.Tests;

/// <summary>
/// One public type a file, and the file is named for it. A generic twin X&lt;T&gt; stands in X.T.cs. Internal types that belong
/// together may share a file that has the word they start with.
/// </summary>
internal sealed class OneTypePerFile : IConvention
{
    public IEnumerable<Offence> Check(RepositoryFiles files)
    {
        foreach (var file in files.Code)
        {
            var types = file.TopLevelTypes().ToList();
            var open = types.Where(type => type.Has(SyntaxKind.PublicKeyword)).Select(DeclaredTypes.Identifier).ToList();
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
            var names = open.Count == 1 ? open : [.. types.Select(DeclaredTypes.Identifier)];
            var isNamed = open.Count == 1
                ? names.Contains(stem)
                : names.Count == 0 || names.Any(name => name.StartsWith(stem, StringComparison.Ordinal));
            if (!isNamed && !HasTopLevelStatements(file))
            {
                yield return new(
                    "file not named for its type",
                    file.Path,
                    string.Join(", ", names),
                    $"a type named '{stem}'",
                    $"Rename the file to {names[0]}.cs, or the type.");
            }
        }
    }

    private static bool HasTopLevelStatements(RepositoryFile file) =>
        file.Syntax.Members.Any(member => member.IsKind(SyntaxKind.GlobalStatement));
}
