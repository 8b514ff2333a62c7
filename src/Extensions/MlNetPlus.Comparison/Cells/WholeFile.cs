using System.Security.Cryptography;

namespace MlNetPlus.Comparison;

/// <summary>Files that are there whole or not at all, however the process ends.</summary>
internal static class WholeFile
{
    private const string UnfinishedSuffix = ".tmp";
    private static readonly TimeSpan AgeOfLeftovers = TimeSpan.FromDays(1);

    /// <summary>Writes beside the file, to the disk, and renames. The name in between is nobody else's: several machines may write at once.</summary>
    /// <returns>False when the file was there and <paramref name="overwrite"/> is false.</returns>
    public static bool Write(string path, ReadOnlySpan<byte> content, bool overwrite)
    {
        var unfinished = $"{path}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}{UnfinishedSuffix}";
        try
        {
            using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            if (!overwrite && File.Exists(path))
                return false;
            File.Move(unfinished, path, overwrite);
            return true;
        }
        catch (IOException) when (!overwrite && File.Exists(path))
        {
            return false;
        }
        finally
        {
            TryDelete(unfinished);
        }
    }

    /// <summary>Removes what processes that were killed have left; what is younger than a day may be another's work in progress.</summary>
    public static void DeleteLeftovers(string folder, DateTimeOffset now)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*" + UnfinishedSuffix))
        {
            if (now.UtcDateTime - File.GetLastWriteTimeUtc(file) > AgeOfLeftovers)
                TryDelete(file);
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The folder is gone or shut: what matters has been reported by the write itself.
        }
    }
}
