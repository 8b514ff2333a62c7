namespace MlNetPlus.Torch.Tests;

public sealed class PatchedLibraryCacheTests : IDisposable
{
    private static readonly byte[] Original = [1, 2, 3];
    private static readonly byte[] Patched = [1, 2, 4];

    private readonly TemporaryFolder _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void Put_NewLibrary_WritesOneFileNamedByTheOriginalsHash()
    {
        using var copy = new PatchedLibraryCache(_temporary.Path).Put("lib.so", Original, Patched);

        // printf '\1\2\3' | sha256sum
        Assert.Equal(Path.Combine(_temporary.Path, "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81", "lib.so"), copy.Path);
        Assert.Equal(Patched, File.ReadAllBytes(copy.Path));
        Assert.Equal([copy.Path], Directory.GetFiles(_temporary.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Put_Again_LeavesTheFileAlone()
    {
        var cache = new PatchedLibraryCache(_temporary.Path);
        using var first = cache.Put("lib.so", Original, Patched);
        var written = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(first.Path, written);

        using var second = cache.Put("lib.so", Original, Patched);

        Assert.Equal(first.Path, second.Path);
        Assert.Equal(written, File.GetLastWriteTimeUtc(second.Path));
    }

    [Fact]
    public void Put_CopyWasDamaged_ReplacesIt()
    {
        var cache = new PatchedLibraryCache(_temporary.Path);
        using var first = cache.Put("lib.so", Original, Patched);
        File.WriteAllBytes(first.Path, [9, 9, 9]);

        using var second = cache.Put("lib.so", Original, Patched);

        Assert.Equal(Patched, File.ReadAllBytes(second.Path));
    }

    [Fact]
    public void Put_OtherOriginal_GoesElsewhere()
    {
        var cache = new PatchedLibraryCache(_temporary.Path);
        using var first = cache.Put("lib.so", Original, Patched);
        using var second = cache.Put("lib.so", [3, 2, 1], Patched);

        Assert.NotEqual(first.Path, second.Path);
    }

    [Fact]
    public void Put_Disposed_KeepsTheCachedFile()
    {
        var copy = new PatchedLibraryCache(_temporary.Path).Put("lib.so", Original, Patched);

        copy.Dispose();

        Assert.True(File.Exists(copy.Path));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Put_CacheCannotBeWritten_GivesTemporaryCopyUntilDisposed(bool withCache)
    {
        // A file where the folder should be: no user, root included, can write below it.
        File.WriteAllText(_temporary.File("file"), "");
        var cache = new PatchedLibraryCache(withCache ? _temporary.File("file/cache") : null);

        string path;
        using (var copy = cache.Put("lib.so", Original, Patched))
        {
            path = copy.Path;
            Assert.Equal(Patched, File.ReadAllBytes(path));
        }

        Assert.False(Directory.Exists(Path.GetDirectoryName(path)));
    }

    [Fact]
    public void Put_FromManyThreads_EachSeesTheWholeFile()
    {
        var patched = new byte[200_000];
        Array.Fill(patched, (byte)7);
        var cache = new PatchedLibraryCache(_temporary.Path);

        Parallel.For(0, 32, _ =>
        {
            using var copy = cache.Put("lib.so", Original, patched);
            Assert.Equal(patched, File.ReadAllBytes(copy.Path));
        });

        Assert.Single(Directory.GetFiles(_temporary.Path, "*", SearchOption.AllDirectories));
    }
}
