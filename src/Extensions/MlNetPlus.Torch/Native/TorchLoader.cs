namespace MlNetPlus.Torch;

/// <summary>
/// Loads libtorch and then TorchSharp's bridge to it. Once a library is in the process, the system's loader gives it to
/// whoever asks for it by name: TorchSharp's own loading, later, finds what was loaded here.
/// </summary>
internal sealed class TorchLoader(TorchPlatform platform, INativeLibraries libraries, NativeFolders folders, PatchedLibraryCache cache)
{
    public const string Bridge = "LibTorchSharp";

    public const string Backend = "torch_cpu";

    /// <summary>The symbol version of GCC 13 that the bridge asks for and does not use.</summary>
    public const string UnusedVersion = "GLIBCXX_3.4.32";

    public static TorchLoader ForThisProcess()
    {
        var platform = TorchPlatform.Current;
        return new(platform, new SystemLibraries(), NativeFolders.ForThisProcess(platform), PatchedLibraryCache.ForThisUser());
    }

    public void Load()
    {
        if (!platform.IsSupported)
            throw TorchFaults.UnsupportedPlatform(platform);

        LoadLibraries();

        if (libraries.Initialise() is { } failure)
            throw TorchFaults.UsedTooEarly(platform, failure);
    }

    private void LoadLibraries()
    {
        var backendFault = LoadBackend();
        var bridgeFault = libraries.Load(Bridge);
        if (bridgeFault is null)
            return;

        if (backendFault is not null)
            throw TorchFaults.Describe(platform, folders, Backend, platform.BackendPackage, backendFault);
        if (!platform.IsLinux || !bridgeFault.Contains(UnusedVersion, StringComparison.Ordinal))
            throw TorchFaults.Describe(platform, folders, Bridge, "TorchSharp", bridgeFault);

        LoadPatchedBridge(bridgeFault);
    }

    /// <summary>In the order in which they need each other, so that none has to find another in a folder of its own.</summary>
    private string? LoadBackend()
    {
        libraries.Load("c10");
        var fault = libraries.Load(Backend);
        libraries.Load("torch");
        return fault;
    }

    private void LoadPatchedBridge(string plainFault)
    {
        var original = folders.Find(platform.FileName(Bridge));
        if (original is null)
            throw TorchFaults.Describe(platform, folders, Bridge, "TorchSharp", plainFault);

        using var copy = Patch(original);
        if (libraries.Load(copy.Path) is { } fault)
            throw TorchFaults.PatchedCopyRefused(platform, folders, original, copy.Path, fault);
    }

    private PatchedCopy Patch(string original)
    {
        try
        {
            var bytes = File.ReadAllBytes(original);
            var patched = (byte[])bytes.Clone();
            SymbolVersionPatch.MakeWeak(patched, UnusedVersion);
            return cache.Put(Path.GetFileName(original), bytes, patched);
        }
        catch (Exception exception) when (exception is ElfFormatException or IOException or UnauthorizedAccessException)
        {
            throw TorchFaults.NotPatched(platform, folders, original, exception);
        }
    }
}
