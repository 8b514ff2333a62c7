using Mono.Cecil;

namespace MlNetPlus.Extensibility.Tests;

/// <summary>The members of ML.NET that the bridge uses and that ML.NET hides, read from the compiled bridge.</summary>
internal static class HiddenMembers
{
    private static readonly string Folder = AppContext.BaseDirectory;

    public static IReadOnlyList<string> Listed { get; } = ReadListed();

    /// <summary>Every hidden type, method and field that the bridge's metadata refers to.</summary>
    public static IReadOnlyList<string> Used()
    {
        using var module = Open();
        var types = module.GetTypeReferences()
            .Where(IsOfMlNet)
            .Where(type => type.Resolve() is { } resolved && IsHidden(resolved))
            .Select(type => type.FullName);
        var members = module.GetMemberReferences()
            .Where(member => IsOfMlNet(member.DeclaringType))
            .Where(member => Resolve(member) is { } resolved && IsHidden(resolved))
            .Select(member => Open(member).FullName);
        return [.. types.Concat(members).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>What the bridge's metadata refers to and the deployed ML.NET does not have.</summary>
    public static IReadOnlyList<string> Missing()
    {
        using var module = Open();
        var types = module.GetTypeReferences().Where(IsOfMlNet).Where(type => type.Resolve() is null).Select(type => type.FullName);
        var members = module.GetMemberReferences().Where(member => IsOfMlNet(member.DeclaringType)).Where(member => Resolve(member) is null).Select(member => Open(member).FullName);
        return [.. types.Concat(members)];
    }

    private static ModuleDefinition Open()
    {
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(Folder);
        resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(object).Assembly.Location)!);
        return ModuleDefinition.ReadModule(Path.Combine(Folder, "MlNetPlus.Extensibility.dll"), new ReaderParameters { AssemblyResolver = resolver });
    }

    /// <summary>The member of the generic definition, so that each is listed once whatever it is used with.</summary>
    private static MemberReference Open(MemberReference member) => (MemberReference?)Resolve(member) ?? member;

    private static bool IsOfMlNet(TypeReference type) => type.GetElementType().Scope is AssemblyNameReference { Name: "Microsoft.ML.Core" or "Microsoft.ML.Data" or "Microsoft.ML.DataView" };

    private static IMemberDefinition? Resolve(MemberReference member) => member switch
    {
        MethodReference method => method.Resolve(),
        FieldReference field => field.Resolve(),
        _ => null,
    };

    private static bool IsHidden(IMemberDefinition member) => member switch
    {
        TypeDefinition type => !(type.IsPublic || type.IsNestedPublic) || (type.DeclaringType is { } outer && IsHidden(outer)),
        MethodDefinition method => !(method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly) || IsHidden(method.DeclaringType),
        FieldDefinition field => !(field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) || IsHidden(field.DeclaringType),
        _ => false,
    };

    private static string[] ReadListed()
    {
        using var stream = typeof(HiddenMembers).Assembly.GetManifestResourceStream("HiddenMembers.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
