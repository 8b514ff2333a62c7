using System.Runtime.InteropServices;

namespace MlNetPlus.Torch;

/// <summary>What torch's native libraries are called on one platform, and which packages hold them.</summary>
/// <param name="RuntimeIdentifier">The platform, e.g. <c>linux-x64</c>.</param>
internal sealed record TorchPlatform(string RuntimeIdentifier)
{
    /// <summary>The libtorch that <see cref="TorchSharpVersion"/> is built for; a test holds both to Directory.Packages.props.</summary>
    public const string LibtorchVersion = "2.10.0";

    public const string TorchSharpVersion = "0.107.0";

    private static readonly string[] Supported = ["win-x64", "linux-x64", "osx-arm64"];

    public static TorchPlatform Current { get; } = new($"{OperatingSystemName()}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}");

    public static string SupportedList => $"{string.Join(", ", Supported[..^1])} and {Supported[^1]}";

    public bool IsSupported => Array.IndexOf(Supported, RuntimeIdentifier) >= 0;

    public bool IsLinux => RuntimeIdentifier == "linux-x64";

    public bool IsWindows => RuntimeIdentifier == "win-x64";

    public string BackendPackage => $"libtorch-cpu-{RuntimeIdentifier}";

    public string FileName(string library) => RuntimeIdentifier.Split('-')[0] switch
    {
        "win" => $"{library}.dll",
        "osx" => $"lib{library}.dylib",
        _ => $"lib{library}.so",
    };

    private static string OperatingSystemName()
    {
        if (OperatingSystem.IsWindows())
            return "win";
        if (OperatingSystem.IsMacOS())
            return "osx";
        if (!OperatingSystem.IsLinux())
            return RuntimeInformation.OSDescription.Split(' ')[0].ToLowerInvariant();

        // libtorch is linked against glibc: Alpine and its like cannot load it.
        var runtime = RuntimeInformation.RuntimeIdentifier;
        return runtime.Contains("musl", StringComparison.Ordinal) || runtime.StartsWith("alpine", StringComparison.Ordinal) ? "linux-musl" : "linux";
    }
}
