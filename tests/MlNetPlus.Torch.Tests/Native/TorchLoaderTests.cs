namespace MlNetPlus.Torch.Tests;

public sealed class TorchLoaderTests : IDisposable
{
    private const string TooOld =
        "Unable to load shared library 'LibTorchSharp' or one of its dependencies.\n" +
        "/app/libLibTorchSharp.so: /lib/libstdc++.so.6: version `GLIBCXX_3.4.32' not found (required by /app/libLibTorchSharp.so)\n" +
        "/app/LibTorchSharp.so: cannot open shared object file: No such file or directory";

    private readonly TemporaryFolder _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Theory]
    [InlineData("linux-arm64")]
    [InlineData("linux-musl-x64")]
    [InlineData("win-x86")]
    [InlineData("osx-x64")]
    public void Load_UnsupportedPlatform_SaysWhichAreSupportedAndTriesNothing(string runtime)
    {
        var libraries = new FakeLibraries("c10", "torch_cpu", "torch", "LibTorchSharp");

        var exception = Failure(runtime, libraries);

        Assert.Equal(TorchLoadFailure.UnsupportedPlatform, exception.Failure);
        Assert.Equal(runtime, exception.RuntimeIdentifier);
        Assert.Equal(
            $"Torch cannot run on {runtime}: TorchSharp 0.107.0 and libtorch 2.10.0 exist for win-x64, linux-x64 and osx-arm64. Run the application as " +
            "a 64-bit process on one of these (on Linux with glibc), or use trainers that need no torch.",
            exception.Message);
        Assert.Empty(libraries.Asked);
    }

    [Fact]
    public void Load_EverythingLoads_LoadsEachOnceInOrder()
    {
        var libraries = new FakeLibraries("c10", "torch_cpu", "torch", "LibTorchSharp");

        Loader("linux-x64", libraries).Load();

        Assert.Equal(["c10", "torch_cpu", "torch", "LibTorchSharp"], libraries.Asked);
        Assert.Empty(Directory.GetFileSystemEntries(_temporary.Path));
    }

    [Fact]
    public void Load_BridgeLoadsWithoutOurBackend_IsContent() => Loader("linux-x64", new FakeLibraries("LibTorchSharp")).Load();

    [Theory]
    [InlineData("linux-x64", "libtorch_cpu.so")]
    [InlineData("win-x64", "torch_cpu.dll")]
    [InlineData("osx-arm64", "libtorch_cpu.dylib")]
    public void Load_NoBackend_NamesThePackage(string runtime, string file)
    {
        var exception = Failure(runtime, new FakeLibraries());

        Assert.Equal(TorchLoadFailure.PackageMissing, exception.Failure);
        Assert.Equal(file, exception.LibraryName);
        Assert.Equal($"libtorch-cpu-{runtime}", exception.PackageName);
        Assert.Equal([_temporary.Path], exception.SearchedFolders);
        Assert.Equal(
            $"The native library '{file}' was not found; it is in the package libtorch-cpu-{runtime} 2.10.0. Searched: {_temporary.Path}. Add it to the " +
            $"application: <PackageReference Include=\"libtorch-cpu-{runtime}\" Version=\"2.10.0\" />, or let the property TorchBackend choose the package.",
            exception.Message);
    }

    [Fact]
    public void Load_NoBridge_NamesTorchSharp()
    {
        var exception = Failure("linux-x64", new FakeLibraries("c10", "torch_cpu", "torch"));

        Assert.Equal(TorchLoadFailure.PackageMissing, exception.Failure);
        Assert.Equal("libLibTorchSharp.so", exception.LibraryName);
        Assert.Equal("TorchSharp", exception.PackageName);
        Assert.StartsWith("The native library 'libLibTorchSharp.so' was not found; it is in the package TorchSharp 0.107.0. Searched: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_BackendLacksSystemLibrary_NamesThatLibrary()
    {
        var path = Touch("libtorch_cpu.so");
        var libraries = new FakeLibraries
        {
            Faults =
            {
                ["torch_cpu"] = "Unable to load shared library 'torch_cpu' or one of its dependencies.\n" +
                    "libgomp.so.1: cannot open shared object file: No such file or directory\n" +
                    "/app/torch_cpu.so: cannot open shared object file: No such file or directory",
            },
        };

        var exception = Failure("linux-x64", libraries);

        Assert.Equal(TorchLoadFailure.SystemLibraryMissing, exception.Failure);
        Assert.Equal("libgomp.so.1", exception.LibraryName);
        Assert.StartsWith($"'{path}' was found, but it needs 'libgomp.so.1', which this system lacks. Install the system's package", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_WindowsLacksRuntime_NamesTheRedistributable()
    {
        Touch("torch_cpu.dll");
        var libraries = new FakeLibraries
        {
            Faults = { ["torch_cpu"] = "Unable to load DLL 'torch_cpu' or one of its dependencies: The specified module could not be found. (0x8007007E)" },
        };

        var exception = Failure("win-x64", libraries);

        Assert.Equal(TorchLoadFailure.SystemLibraryMissing, exception.Failure);
        Assert.Contains("Microsoft Visual C++ Redistributable for x64", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_BackendNeedsNewerGlibc_NamesTheVersion()
    {
        Touch("libtorch_cpu.so");
        var libraries = new FakeLibraries
        {
            Faults = { ["torch_cpu"] = "/app/libtorch_cpu.so: /lib/libc.so.6: version `GLIBC_2.28' not found (required by /app/libtorch_cpu.so)" },
        };

        var exception = Failure("linux-x64", libraries);

        Assert.Equal(TorchLoadFailure.SystemLibraryTooOld, exception.Failure);
        Assert.Contains("needs GLIBC_2.28, which this system's libraries lack", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_BridgeOfOtherVersion_GivesTheReasonAndTheVersions()
    {
        var path = Touch("libLibTorchSharp.so");
        var libraries = new FakeLibraries("c10", "torch_cpu", "torch")
        {
            Faults =
            {
                ["LibTorchSharp"] = "Unable to load shared library 'LibTorchSharp' or one of its dependencies.\n" +
                    $"{path}: undefined symbol: _ZN2at6scaledE\n/app/LibTorchSharp.so: cannot open shared object file: No such file or directory",
            },
        };

        var exception = Failure("linux-x64", libraries);

        Assert.Equal(TorchLoadFailure.Unloadable, exception.Failure);
        Assert.Equal(
            $"'{path}' was found but does not load: {path}: undefined symbol: _ZN2at6scaledE. Expected TorchSharp 0.107.0 with libtorch 2.10.0: check that " +
            "every torch package of the application has that version, and restore and rebuild it.",
            exception.Message);
    }

    [Fact]
    public void Load_TorchSharpHasFailedBefore_SaysToLoadFirst()
    {
        var earlier = new TypeInitializationException("TorchSharp.torch", innerException: null);

        var exception = Failure("linux-x64", new FakeLibraries("c10", "torch_cpu", "torch", "LibTorchSharp") { EarlierFailure = earlier });

        Assert.Equal(TorchLoadFailure.UsedTooEarly, exception.Failure);
        Assert.Same(earlier, exception.InnerException);
        Assert.Contains("Call TorchNative.EnsureLoaded() at the start of the program", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_SystemTooOldForBridge_LoadsPatchedCopyAndLeavesTheOriginal()
    {
        var original = ElfFile.Needing(["GLIBCXX_3.4", TorchLoader.UnusedVersion], relocatedSymbols: [1]).Build();
        File.WriteAllBytes(_temporary.File("libLibTorchSharp.so"), original);
        var libraries = new PatchedLibraries(TooOld);

        Loader("linux-x64", libraries).Load();

        Assert.Equal(original, File.ReadAllBytes(_temporary.File("libLibTorchSharp.so")));
        Assert.StartsWith(_temporary.File("cache"), libraries.Path, StringComparison.Ordinal);
        var loaded = File.ReadAllBytes(libraries.Path!);
        Assert.Single(Enumerable.Range(0, original.Length), i => original[i] != loaded[i]);
    }

    [Fact]
    public void Load_BridgeUsesTheVersion_SaysThatTheSystemIsTooOld()
    {
        File.WriteAllBytes(_temporary.File("libLibTorchSharp.so"), ElfFile.Needing([TorchLoader.UnusedVersion], relocatedSymbols: [1]).Build());

        var exception = Failure("linux-x64", new PatchedLibraries(TooOld));

        Assert.Equal(TorchLoadFailure.SystemLibraryTooOld, exception.Failure);
        Assert.IsType<ElfFormatException>(exception.InnerException);
        Assert.Contains("The library uses symbol 1 of version GLIBCXX_3.4.32", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_PatchedCopyIsRefused_NamesNoexec()
    {
        File.WriteAllBytes(_temporary.File("libLibTorchSharp.so"), ElfFile.Needing([TorchLoader.UnusedVersion]).Build());

        var exception = Failure("linux-x64", new PatchedLibraries(TooOld, "failed to map segment from shared object"));

        Assert.Equal(TorchLoadFailure.SystemLibraryTooOld, exception.Failure);
        Assert.Contains("failed to map segment from shared object. Use a distribution", exception.Message, StringComparison.Ordinal);
        Assert.Contains("XDG_CACHE_HOME", exception.Message, StringComparison.Ordinal);
    }

    private TorchNotLoadedException Failure(string runtime, INativeLibraries libraries) =>
        Assert.Throws<TorchNotLoadedException>(Loader(runtime, libraries).Load);

    private TorchLoader Loader(string runtime, INativeLibraries libraries) =>
        new(new(runtime), libraries, new([_temporary.Path]), new PatchedLibraryCache(_temporary.File("cache")));

    private string Touch(string name)
    {
        File.WriteAllText(_temporary.File(name), "");
        return _temporary.File(name);
    }

    /// <summary>A system on which everything loads but the bridge itself; a full path is answered with <paramref name="copyFault"/>.</summary>
    private sealed class PatchedLibraries(string bridgeFault, string? copyFault = null) : INativeLibraries
    {
        public string? Path { get; private set; }

        public string? Load(string nameOrPath)
        {
            if (!System.IO.Path.IsPathFullyQualified(nameOrPath))
                return nameOrPath == TorchLoader.Bridge ? bridgeFault : null;

            Path = nameOrPath;
            return copyFault;
        }

        public Exception? Initialise() => null;
    }
}
