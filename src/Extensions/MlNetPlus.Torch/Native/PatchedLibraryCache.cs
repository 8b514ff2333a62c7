using System.Security.Cryptography;

namespace MlNetPlus.Torch;

/// <summary>
/// Keeps patched copies of libraries in a folder of the user, one for each original, named by the original's SHA-256.
/// A copy is written beside its place and moved there, so that no process ever sees half of one.
/// </summary>
internal sealed class PatchedLibraryCache(string? folder)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary><c>$XDG_CACHE_HOME/mlnetplus/native</c>, or <c>~/.cache/mlnetplus/native</c>.</summary>
    public static PatchedLibraryCache ForThisUser()
    {
        var caches = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (!Path.IsPathFullyQualified(caches ?? ""))
            caches = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return new(Path.IsPathFullyQualified(caches!) ? Path.Combine(caches!, "mlnetplus", "native") : null);
    }

    /// <summary>Returns a file that holds <paramref name="patched"/>: from the cache, new in the cache, or temporary if the cache cannot be written.</summary>
    public PatchedCopy Put(string fileName, ReadOnlySpan<byte> original, byte[] patched)
    {
        if (folder is not null)
        {
            try
            {
                return new(PutInto(Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(original))), fileName, patched), temporaryFolder: null);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // A read-only home, as in many containers: a temporary copy does as well.
            }
        }

        var temporary = Directory.CreateTempSubdirectory("mlnetplus-").FullName;
        return new(PutInto(temporary, fileName, patched), temporary);
    }

    private static string PutInto(string folder, string fileName, byte[] patched)
    {
        var path = Path.Combine(folder, fileName);

        // Compared byte for byte: a copy that was damaged or changed is never loaded.
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(patched))
            return path;

        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerOnly);

        var unfinished = $"{path}.{Guid.NewGuid():N}";
        try
        {
            File.WriteAllBytes(unfinished, patched);
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }

        return path;
    }
}
