using System.Globalization;

namespace MlNetPlus.Torch.Vision;

/// <summary>
/// Rows of bytes, all of the same length: in memory up to a limit, the further ones in a file, which goes when this is disposed. Filled, then read, by one thread.
/// </summary>
/// <param name="length">Bytes of a row.</param>
/// <param name="maxMemory">The most bytes to keep in memory.</param>
/// <param name="folder">Where the file is made; null for the folder of temporary files.</param>
/// <param name="what">What the rows are, for messages, such as "decoded pictures".</param>
internal sealed class KeptRows(int length, long maxMemory, string? folder, string what) : IDisposable
{
    private const int BufferSize = 1 << 16;

    private readonly List<byte[]> _memory = [];
    private FileStream? _file;

    public int Length => length;

    public long Count { get; private set; }

    public long BytesInMemory => (long)_memory.Count * length;

    public long BytesOnDisk => (Count - _memory.Count) * length;

    /// <exception cref="IOException">The disk is full, or fails.</exception>
    public void Add(ReadOnlySpan<byte> row)
    {
        if ((Count + 1) * length <= maxMemory)
            _memory.Add(row.ToArray());
        else
            Append(row.ToArray());
        Count++;
    }

    /// <exception cref="IOException">The disk fails, or somebody changed the file.</exception>
    public void CopyTo(long row, Span<byte> target)
    {
        if (row < _memory.Count)
        {
            _memory[(int)row].CopyTo(target);
            return;
        }

        var at = (row - _memory.Count) * length;
        for (target = target[..length]; !target.IsEmpty;)
        {
            var read = RandomAccess.Read(_file!.SafeFileHandle, target, at);
            if (read == 0)
                throw new EndOfStreamException(string.Create(CultureInfo.InvariantCulture, $"'{_file.Name}', which holds {what}, ends at byte {at}. Do not change it during a training."));
            target = target[read..];
            at += read;
        }
    }

    public void Dispose() => _file?.Dispose();

    private void Append(byte[] row)
    {
        var path = _file?.Name ?? Path.Combine(folder ?? Path.GetTempPath(), $"mlnetplus-{Guid.NewGuid():N}.bin");
        try
        {
            _file ??= new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferSize, FileOptions.DeleteOnClose | FileOptions.RandomAccess);
            RandomAccess.Write(_file.SafeFileHandle, row, BytesOnDisk);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{path}' cannot take the {what} that {maxMemory / 1e6:0} MB of memory have no room for, after {BytesOnDisk / 1e6:0} MB of them: {exception.Message} Make room, name another folder in {nameof(ImageNeuralNetworkOptions.CacheFolder)}, or raise {nameof(ImageNeuralNetworkOptions.MaxCacheMemory)}."),
                exception);
        }
    }
}
