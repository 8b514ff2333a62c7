using System.Text.RegularExpressions;

namespace MlNetPlus.Torch;

/// <summary>Turns what the system's loader says into one clear error: what is missing, which package has it, what to do.</summary>
internal static partial class TorchFaults
{
    /// <summary>Windows' ERROR_MOD_NOT_FOUND, which it also gives for a library that is there when one that it needs is not.</summary>
    private const string ModuleNotFound = "0x8007007E";

    public static TorchNotLoadedException UnsupportedPlatform(TorchPlatform platform) => new(
        $"Torch cannot run on {platform.RuntimeIdentifier}: TorchSharp {TorchPlatform.TorchSharpVersion} and libtorch {TorchPlatform.LibtorchVersion} exist for " +
        $"{TorchPlatform.SupportedList}. Run the application as a 64-bit process on one of these (on Linux with glibc), or use trainers that need no torch.",
        TorchLoadFailure.UnsupportedPlatform,
        platform.RuntimeIdentifier);

    /// <summary>For <paramref name="library"/>, which <paramref name="package"/> holds and which was refused with <paramref name="fault"/>.</summary>
    public static TorchNotLoadedException Describe(TorchPlatform platform, NativeFolders folders, string library, string package, string fault)
    {
        var file = platform.FileName(library);
        if (folders.Find(file) is not { } path)
            return Missing(platform, folders, file, package);
        if (LacksLibrary(platform, file, fault) is { } lacking)
            return SystemLibraryMissing(platform, folders, path, lacking);
        if (TooOldVersion().Match(fault) is { Success: true } old)
            return SystemLibraryTooOld(platform, folders, path, old.Groups["version"].Value);
        if (platform.IsWindows && fault.Contains(ModuleNotFound, StringComparison.OrdinalIgnoreCase))
            return SystemLibraryMissing(platform, folders, path, lacking: null);

        return new(
            $"'{path}' was found but does not load: {Reason(fault, path)} Expected TorchSharp {TorchPlatform.TorchSharpVersion} with libtorch " +
            $"{TorchPlatform.LibtorchVersion}: check that every torch package of the application has that version, and restore and rebuild it.",
            TorchLoadFailure.Unloadable,
            platform.RuntimeIdentifier,
            file,
            package,
            folders.Folders);
    }

    public static TorchNotLoadedException NotPatched(TorchPlatform platform, NativeFolders folders, string original, Exception cause) => new(
        $"'{original}' asks for {TorchLoader.UnusedVersion}, which this system's libstdc++ lacks, and a copy without that demand could not be made: " +
        $"{cause.Message} Use a distribution with GCC 13's libstdc++ or newer (Debian 13, Ubuntu 24.04), or make the cache folder " +
        "($XDG_CACHE_HOME, ~/.cache) or the temporary folder writable.",
        TorchLoadFailure.SystemLibraryTooOld,
        platform.RuntimeIdentifier,
        Path.GetFileName(original),
        packageName: null,
        folders.Folders,
        cause);

    public static TorchNotLoadedException PatchedCopyRefused(TorchPlatform platform, NativeFolders folders, string original, string copy, string fault) => new(
        $"'{original}' asks for {TorchLoader.UnusedVersion}, which this system's libstdc++ lacks, and the copy without that demand does not load either: " +
        $"{Reason(fault, copy)} Use a distribution with GCC 13's libstdc++ or newer (Debian 13, Ubuntu 24.04); if the folder of the copy forbids execution " +
        "(noexec), set XDG_CACHE_HOME to one that allows it.",
        TorchLoadFailure.SystemLibraryTooOld,
        platform.RuntimeIdentifier,
        Path.GetFileName(original),
        packageName: null,
        folders.Folders);

    public static TorchNotLoadedException UsedTooEarly(TorchPlatform platform, Exception cause) => new(
        "Torch's native libraries are loaded, but TorchSharp was used before them and has failed to initialise itself, for as long as this process lives. " +
        "Call TorchNative.EnsureLoaded() at the start of the program, before the first use of TorchSharp.",
        TorchLoadFailure.UsedTooEarly,
        platform.RuntimeIdentifier,
        innerException: cause);

    private static TorchNotLoadedException Missing(TorchPlatform platform, NativeFolders folders, string file, string package)
    {
        var version = package == "TorchSharp" ? TorchPlatform.TorchSharpVersion : TorchPlatform.LibtorchVersion;
        var remedy = package == "TorchSharp"
            ? "Publish the application with its native files (the folder runtimes), or reference the package from the application itself."
            : $"Add it to the application: <PackageReference Include=\"{package}\" Version=\"{version}\" />, or let the property TorchBackend choose the package.";
        return new(
            $"The native library '{file}' was not found; it is in the package {package} {version}. Searched: " +
            $"{(folders.Folders.Count == 0 ? "no folder" : string.Join(", ", folders.Folders))}. {remedy}",
            TorchLoadFailure.PackageMissing,
            platform.RuntimeIdentifier,
            file,
            package,
            folders.Folders);
    }

    private static TorchNotLoadedException SystemLibraryMissing(TorchPlatform platform, NativeFolders folders, string path, string? lacking) => new(
        $"'{path}' was found, but it needs {(lacking is null ? "a library" : $"'{lacking}'")}, which this system lacks. " +
        (platform.IsWindows
            ? "Install the Microsoft Visual C++ Redistributable for x64, and check that all torch packages have the versions that belong together."
            : "Install the system's package that holds it (on Debian and Ubuntu, 'apt-file search' names it), or restore the torch packages if it is one of their files."),
        TorchLoadFailure.SystemLibraryMissing,
        platform.RuntimeIdentifier,
        lacking,
        packageName: null,
        folders.Folders);

    private static TorchNotLoadedException SystemLibraryTooOld(TorchPlatform platform, NativeFolders folders, string path, string version) => new(
        $"'{path}' needs {version}, which this system's libraries lack. Use a newer distribution: glibc 2.28 and GCC 13's libstdc++ are enough for " +
        $"TorchSharp {TorchPlatform.TorchSharpVersion}.",
        TorchLoadFailure.SystemLibraryTooOld,
        platform.RuntimeIdentifier,
        Path.GetFileName(path),
        packageName: null,
        folders.Folders);

    /// <summary>The library named in the fault that is neither the one asked for nor one of the names tried for it.</summary>
    private static string? LacksLibrary(TorchPlatform platform, string file, string fault) => platform.IsWindows
        ? null
        : LackingFile().Matches(fault).Select(match => match.Groups["file"].Value).FirstOrDefault(lacking => !NameOf(lacking).Equals(NameOf(file), StringComparison.Ordinal));

    private static string NameOf(string path)
    {
        var name = Path.GetFileName(path);
        name = name.StartsWith("lib", StringComparison.Ordinal) ? name[3..] : name;
        return name.Split('.')[0];
    }

    /// <summary>The line of the fault that speaks of the file that is there; the others tell of places where it is not.</summary>
    private static string Reason(string fault, string path)
    {
        var lines = fault.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var line = lines.FirstOrDefault(line => line.StartsWith(path, StringComparison.Ordinal)) ?? lines.FirstOrDefault() ?? "no reason given";
        return line.EndsWith('.') ? line : line + ".";
    }

    [GeneratedRegex(@"(?<file>[^\s:']+): cannot open shared object file", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LackingFile();

    [GeneratedRegex(@"version [`'](?<version>[^']+)' not found", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TooOldVersion();
}
