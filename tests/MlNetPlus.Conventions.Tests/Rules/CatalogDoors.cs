using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlNetPlus.Conventions.Tests;

/// <summary>A feature's door is a catalog extension in namespace Microsoft.ML with at most two overloads: short, and options.</summary>
internal sealed class CatalogDoors : IConvention
{
    private const string Suffix = "CatalogExtensions";
    private const string DoorNamespace = "Microsoft.ML";
    private const int MostOverloads = 2;

    /// <summary>The bridge extends catalogs for authors of transforms, who write doors of their own with it.</summary>
    private const string Bridge = "src/Extensions/MlNetPlus.Extensibility";

    public IEnumerable<Offence> Check(RepositoryFiles files)
    {
        var doors = files.Code
            .Where(file => file.IsUnder("src") && !file.IsUnder(Bridge))
            .SelectMany(file => file.Classes().Select(type => new Door(file, type, [.. Extensions(type)])))
            .Where(door => door.Type.Has(SyntaxKind.PublicKeyword))
            .Where(door => door.IsNamedForIt || door.Methods.Any(method => IsCatalog(method.Receiver)))
            .ToList();

        return doors.SelectMany(Named).Concat(Overloads(doors));
    }

    private static IEnumerable<Offence> Named(Door door)
    {
        var where = door.File.Place(door.Type);
        if (!door.IsNamedForIt)
            yield return new("catalog extension without its name", where, $"'{door.Type.Identifier()}'", $"a name ending in '{Suffix}'", "Rename the class.");

        if (door.Type.Namespace() is var space && space != DoorNamespace)
        {
            yield return new(
                "catalog extension that users do not see",
                where,
                $"namespace '{space}'",
                $"namespace '{DoorNamespace}'",
                "Move the class: whoever has 'using Microsoft.ML' finds the method then.");
        }
    }

    private static IEnumerable<Offence> Overloads(IEnumerable<Door> doors) =>
        from door in doors
        from method in door.Methods
        group (door, method) by (method.Receiver, method.Name) into overloads
        where overloads.Count() > MostOverloads
        let last = overloads.Last()
        select new Offence(
            "too many overloads",
            last.door.File.Place(last.method.Node),
            $"{overloads.Count()} of {overloads.Key.Receiver}.{overloads.Key.Name}",
            $"at most {MostOverloads}: a short one, and one that takes the options",
            "Put what differs into the options class.");

    private static bool IsCatalog(string receiver) =>
        receiver.EndsWith("Catalog", StringComparison.Ordinal) || receiver.EndsWith("Trainers", StringComparison.Ordinal);

    private static IEnumerable<Extension> Extensions(ClassDeclarationSyntax type) =>
        from method in type.DescendantNodes().OfType<MethodDeclarationSyntax>()
        where method.Has(SyntaxKind.PublicKeyword)
        let receiver = ReceiverOf(method)
        where receiver is not null
        select new Extension(method, receiver.LastName());

    private static TypeSyntax? ReceiverOf(MethodDeclarationSyntax method)
    {
        if (method.Parent is ExtensionBlockDeclarationSyntax block)
            return block.ParameterList?.Parameters.FirstOrDefault()?.Type;

        var first = method.ParameterList.Parameters.FirstOrDefault();
        return first is not null && first.Modifiers.Any(SyntaxKind.ThisKeyword) ? first.Type : null;
    }

    private sealed record Extension(MethodDeclarationSyntax Node, string Receiver)
    {
        public string Name => Node.Identifier.Text;
    }

    private sealed record Door(RepositoryFile File, ClassDeclarationSyntax Type, IReadOnlyList<Extension> Methods)
    {
        public bool IsNamedForIt => Type.Identifier().EndsWith(Suffix, StringComparison.Ordinal);
    }
}
