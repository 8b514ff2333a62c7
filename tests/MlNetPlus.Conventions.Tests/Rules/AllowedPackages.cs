using System.Text.RegularExpressions;

namespace MlNetPlus.Conventions.Tests;

/// <summary>Which of our packages may see ML.NET's and torch's packages: docs/design.md, section 2.</summary>
internal sealed partial class AllowedPackages : IConvention
{
    private const string Bridge = "MlNetPlus.Extensibility";

    private static readonly Dictionary<string, string[]> Packages = new(StringComparer.Ordinal)
    {
        [Bridge] = ["Microsoft.ML"],
        ["MlNetPlus.Transforms"] = ["Microsoft.ML"],
        ["MlNetPlus.Cleaning"] = ["Microsoft.ML", "Microsoft.ML.ImageAnalytics"], // its gallery shows the pictures of MLImage columns
        ["MlNetPlus.Torch"] = ["Microsoft.ML", "TorchSharp"],
        ["MlNetPlus.Torch.Vision"] = ["Microsoft.ML", "Microsoft.ML.ImageAnalytics", "TorchSharp"],
        ["MlNetPlus.Torch.Tabular"] = ["Microsoft.ML", "TorchSharp"],
        ["MlNetPlus.Comparison"] = ["Microsoft.ML", "Microsoft.ML.FastTree", "Microsoft.ML.LightGbm", "LightGBM"],
        ["MlNetPlus.Cli"] = ["Microsoft.ML"],
    };

    public IEnumerable<Offence> Check(RepositoryFiles files) =>
        from project in files.Projects
        where project.IsUnder("src") && Packages.ContainsKey(project.ProjectName)
        from reference in project.Xml.Descendants("PackageReference")
        let package = (string?)reference.Attribute("Include") ?? ""
        where (project.ProjectName == Bridge || HeldFamilies().IsMatch(package)) && !Packages[project.ProjectName].Contains(package)
        select new Offence(
            "package that this project may not see",
            project.Path,
            $"'{package}'",
            string.Join(", ", Packages[project.ProjectName]),
            "Use it in the package that the design gives it to; native backends are the application's choice (TorchBackend).");

    [GeneratedRegex(@"^(Microsoft\.ML(\.|$)|LightGBM$|TorchSharp|libtorch)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HeldFamilies();
}
