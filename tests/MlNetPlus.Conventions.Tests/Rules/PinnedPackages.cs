using System.Xml.Linq;

namespace MlNetPlus.Conventions.Tests;

/// <summary>Every package version stands once, in Directory.Packages.props, and none floats.</summary>
internal sealed class PinnedPackages(params IReadOnlyList<Exemption> exemptions) : IConvention
{
    private const string Central = "Directory.Packages.props";

    /// <summary>Files that name versions themselves, and why.</summary>
    public static readonly IReadOnlyList<Exemption> Exemptions =
    [
        new("src/Extensions/MlNetPlus.Torch/build/TorchBackend.targets", "applications import it, where our central file is not; TorchBackendTests holds its versions to the central ones"),
    ];

    public PinnedPackages()
        : this(Exemptions)
    {
    }

    public IEnumerable<Offence> Check(RepositoryFiles files) =>
        files.BuildFiles.Where(file => !exemptions.Any(exemption => exemption.Path == file.Path)).SelectMany(file => Scattered(file).Concat(Floating(file)));

    private static IEnumerable<Offence> Scattered(RepositoryFile file) =>
        from reference in file.Xml.Descendants("PackageReference").Concat(file.Xml.Descendants("GlobalPackageReference"))
        from name in (string[])["Version", "VersionOverride"]
        let version = (string?)reference.Attribute(name) ?? (string?)reference.Element(name)
        where version is not null
        select new Offence("version outside the central file", Place(file, reference), $"{name} '{version}' of {Package(reference)}", "no version", $"Write it into {Central}.");

    private static IEnumerable<Offence> Floating(RepositoryFile file) =>
        from entry in file.Xml.Descendants("PackageVersion")
        let version = (string?)entry.Attribute("Version") ?? (string?)entry.Element("Version") ?? ""
        where version.Length == 0 || version.Contains('*', StringComparison.Ordinal)
        select new Offence("version that floats", Place(file, entry), $"'{version}' for {Package(entry)}", "one version, or a range with a fixed lower end", "Write the version that restore uses today.");

    private static string Package(XElement item) =>
        (string?)item.Attribute("Include") ?? (string?)item.Attribute("Update") ?? "a package without a name";

    private static string Place(RepositoryFile file, System.Xml.IXmlLineInfo element) => $"{file.Path}:{element.LineNumber}";
}
