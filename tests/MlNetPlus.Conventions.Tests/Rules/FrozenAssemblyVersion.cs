using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MlNetPlus.Conventions.Tests;

/// <summary>The assemblies' version is 1.0.0.0 for ever: it is part of the type names that model files hold.</summary>
internal sealed class FrozenAssemblyVersion : IConvention
{
    private const string Home = "Directory.Build.props";
    private const string Property = "AssemblyVersion";
    private const string Frozen = "1.0.0.0";
    private const string Remedy = "Models saved by an earlier release would not load. Raise VersionPrefix instead.";

    public IEnumerable<Offence> Check(RepositoryFiles files)
    {
        var set = files.BuildFiles.SelectMany(file => file.Xml.Descendants(Property).Select(element => (File: file, Element: element))).ToList();
        if (!set.Any(entry => entry.File.Path == Home))
            yield return new("assembly version left to the build", Home, $"no {Property}", Frozen, $"Add <{Property}>{Frozen}</{Property}> to {Home}.");

        foreach (var (file, element) in set.Where(entry => entry.Element.Value.Trim() != Frozen))
            yield return Moved($"{file.Path}:{((System.Xml.IXmlLineInfo)element).LineNumber}", element.Value);

        foreach (var (file, attribute) in files.Code.SelectMany(InCode))
            yield return Moved(file.Place(attribute), attribute.ToString());
    }

    private static IEnumerable<(RepositoryFile File, AttributeSyntax Attribute)> InCode(RepositoryFile file) =>
        from list in file.Syntax.AttributeLists
        from attribute in list.Attributes
        where attribute.Name.LastName() is Property or Property + "Attribute"
        select (file, attribute);

    private static Offence Moved(string where, string got) => new("assembly version moved", where, $"'{got}'", $"'{Frozen}'", Remedy);
}
