using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlNetPlus.Conventions.Tests;

/// <summary>MlNetPlus.Extensibility alone knows the hidden members of ML.NET, at compile time and at run time.</summary>
internal sealed class BridgeOnly : IConvention
{
    private const string Home = "src/Extensions/MlNetPlus.Extensibility";
    private const string Targets = "Bridge.targets";
    private const string Remedy = "Add what is needed to MlNetPlus.Extensibility, behind a public member of its own.";

    /// <summary>Names by which code gets past another assembly's accessibility.</summary>
    private static readonly string[] Openers =
        ["IgnoresAccessChecksTo", "IgnoresAccessChecksToAttribute", "UnsafeAccessor", "UnsafeAccessorAttribute", "UnsafeAccessorType", "UnsafeAccessorTypeAttribute"];

    public IEnumerable<Offence> Check(RepositoryFiles files) =>
        files.All.Where(file => !file.IsUnder(Home)).SelectMany(file => file switch
        {
            { IsBuildFile: true } => Imports(file),
            { IsCode: true } => Names(file),
            _ => [],
        });

    private static IEnumerable<Offence> Imports(RepositoryFile file) =>
        from import in file.Xml.Descendants("Import")
        let project = (string?)import.Attribute("Project") ?? ""
        where project.EndsWith(Targets, StringComparison.Ordinal)
        select new Offence("import of the bridge", file.Path, $"'{project}'", $"only {Home} to import {Targets}", Remedy);

    private static IEnumerable<Offence> Names(RepositoryFile file) =>
        from name in file.Syntax.DescendantNodes().OfType<SimpleNameSyntax>()
        where Openers.Contains(name.Identifier.Text) || (file.IsUnder("src") && IsNonPublicFlag(name))
        select new Offence("way around accessibility", file.Place(name), $"'{name.Identifier.Text}'", $"such names in {Home} only", Remedy);

    private static bool IsNonPublicFlag(SimpleNameSyntax name) =>
        name.Identifier.Text == "NonPublic" && name.Parent.IsKind(SyntaxKind.SimpleMemberAccessExpression);
}
