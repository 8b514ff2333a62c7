using System.Security.Cryptography;
using System.Text;

namespace MlNetPlus.Torch;

/// <summary>A file that is either whole or known not to be: a magic number, the content, and the SHA-256 of both.</summary>
internal static class CheckpointFile
{
    private const string PreviousSuffix = ".previous";
    private const string UnfinishedSuffix = ".unfinished";

    private static readonly byte[] Magic = "MNPTCKP1"u8.ToArray();

    public static string PreviousOf(string path) => path + PreviousSuffix;

    /// <summary>
    /// Writes beside the file, to the disk, and only then renames: at every moment there is a whole file under the path, or under that of the
    /// one before it.
    /// </summary>
    public static void Save(string path, Action<BinaryWriter> write)
    {
        var unfinished = path + UnfinishedSuffix;
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
        using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 20))
        using (var hash = SHA256.Create())
        {
            using (var hashed = new CryptoStream(file, hash, CryptoStreamMode.Write, leaveOpen: true))
            using (var writer = new BinaryWriter(hashed, Encoding.UTF8))
            {
                writer.Write(Magic);
                write(writer);
            }

            file.Write(hash.Hash!);
            file.Flush(flushToDisk: true);
        }

        if (File.Exists(path))
            File.Move(path, PreviousOf(path), overwrite: true);
        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>Reads a file whose hash is right.</summary>
    /// <exception cref="InvalidDataException">The file is cut short, changed, or something else.</exception>
    public static T Load<T>(string path, Func<BinaryReader, T> read)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 20);
        var contentLength = file.Length - SHA256.HashSizeInBytes;
        if (contentLength < Magic.Length)
            throw Damaged(path, "is too short to be a checkpoint");
        if (!HashOf(file, contentLength).AsSpan().SequenceEqual(ReadExactly(file, SHA256.HashSizeInBytes)))
            throw Damaged(path, "is damaged: its content does not have the hash at its end");

        file.Position = 0;
        using var reader = new BinaryReader(file, Encoding.UTF8);
        if (!reader.ReadBytes(Magic.Length).AsSpan().SequenceEqual(Magic))
            throw Damaged(path, "is not a checkpoint of this version");
        return read(reader);
    }

    public static void Delete(string path)
    {
        foreach (var file in new[] { path, PreviousOf(path), path + UnfinishedSuffix })
            File.Delete(file);
    }

    private static byte[] HashOf(Stream file, long length)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        for (var left = length; left > 0;)
        {
            var read = file.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            if (read == 0)
                break;
            hash.AppendData(buffer, 0, read);
            left -= read;
        }

        return hash.GetHashAndReset();
    }

    private static byte[] ReadExactly(Stream file, int length)
    {
        var bytes = new byte[length];
        file.ReadExactly(bytes);
        return bytes;
    }

    private static InvalidDataException Damaged(string path, string fault) =>
        new($"The checkpoint '{path}' {fault}. Delete it to start the training anew.");
}
