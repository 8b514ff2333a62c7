using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlNetPlus.Conventions.Tests;

/// <summary>Reads types out of a file's syntax.</summary>
internal static class DeclaredTypes
{
    /// <summary>Classes, records, structs, interfaces, enums and delegates that stand in no other type.</summary>
    public static IEnumerable<MemberDeclarationSyntax> TopLevelTypes(this RepositoryFile file) =>
        file.Syntax
            .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    public static IEnumerable<ClassDeclarationSyntax> Classes(this RepositoryFile file) =>
        file.TopLevelTypes().OfType<ClassDeclarationSyntax>();

    public static bool Has(this MemberDeclarationSyntax member, SyntaxKind modifier) => member.Modifiers.Any(modifier);

    public static string Identifier(this MemberDeclarationSyntax type) => type switch
    {
        BaseTypeDeclarationSyntax named => named.Identifier.Text,
        DelegateDeclarationSyntax named => named.Identifier.Text,
        _ => throw new ArgumentException($"A {type.Kind()} declares no type.", nameof(type)),
    };

    public static string Namespace(this MemberDeclarationSyntax type) =>
        string.Join('.', type.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Reverse().Select(space => space.Name.ToString()));

    /// <summary>The last name of a type as written: 'IEstimator' of 'Microsoft.ML.IEstimator&lt;T&gt;'.</summary>
    public static string LastName(this TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.Text,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.Text,
        SimpleNameSyntax simple => simple.Identifier.Text,
        NullableTypeSyntax nullable => nullable.ElementType.LastName(),
        _ => type.ToString(),
    };

    /// <summary>Where a node starts, as 'path:line'.</summary>
    public static string Place(this RepositoryFile file, SyntaxNodeOrToken node) =>
        file.Place(node.GetLocation()!);

    public static string Place(this RepositoryFile file, Location location) =>
        $"{file.Path}:{location.GetLineSpan().StartLinePosition.Line + 1}";
}
