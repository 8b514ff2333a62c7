using System.Globalization;
using System.Runtime.InteropServices;

namespace MlNetPlus.Torch.Vision;

/// <summary>Numbers of fixed width for each of many pictures: in memory, or in a file where they are too many. The file goes when this is disposed.</summary>
internal sealed class FeatureCache : IDisposable
{
    private readonly float[]? _memory;
    private readonly FileStream? _file;
    private long _next;

    /// <param name="count">How many pictures there will be.</param>
    /// <param name="width">How many numbers each has.</param>
    /// <param name="maxMemory">The most bytes to keep in memory.</param>
    /// <param name="folder">Where the file is made; null for the folder of temporary files.</param>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public FeatureCache(long count, int width, long maxMemory, string? folder)
    {
        (Width, Bytes) = (width, count * width * sizeof(float));
        if (Bytes <= maxMemory && count * width <= Array.MaxLength)
        {
            _memory = new float[count * width];
            return;
        }

        var path = Path.Combine(folder ?? Path.GetTempPath(), $"mlnetplus-features-{Guid.NewGuid():N}.bin");
        _file = Guarded(path, () => new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.RandomAccess));
    }

    public int Width { get; }

    public long Bytes { get; }

    public bool IsOnDisk => _file is not null;

    /// <summary>Adds the numbers of the next pictures.</summary>
    /// <exception cref="IOException">The disk is full, or fails.</exception>
    public void Add(ReadOnlySpan<float> numbers)
    {
        if (_memory is not null)
        {
            numbers.CopyTo(_memory.AsSpan((int)_next));
        }
        else
        {
            var bytes = MemoryMarshal.AsBytes(numbers).ToArray();
            Guarded(_file!.Name, () =>
            {
                RandomAccess.Write(_file.SafeFileHandle, bytes, _next * sizeof(float));
                return true;
            });
        }

        _next += numbers.Length;
    }

    /// <summary>The numbers of some pictures, one after the other.</summary>
    /// <param name="rows">The pictures' numbers, from <paramref name="first"/> on.</param>
    /// <param name="first">The place of row 0.</param>
    public float[] Read(ReadOnlySpan<long> rows, long first)
    {
        var result = new float[rows.Length * Width];
        for (var i = 0; i < rows.Length; i++)
        {
            var target = result.AsSpan(i * Width, Width);
            var start = (first + rows[i]) * Width;
            if (_memory is not null)
                _memory.AsSpan((int)start, Width).CopyTo(target);
            else
                ReadFile(MemoryMarshal.AsBytes(target), start * sizeof(float));
        }

        return result;
    }

    public void Dispose() => _file?.Dispose();

    private void ReadFile(Span<byte> target, long at)
    {
        while (!target.IsEmpty)
        {
            var read = RandomAccess.Read(_file!.SafeFileHandle, target, at);
            if (read == 0)
                throw new EndOfStreamException($"'{_file.Name}', which holds features of pictures, ends at byte {at}. Do not change the file during a training.");
            target = target[read..];
            at += read;
        }
    }

    private T Guarded<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{path}' cannot take the {Bytes / 1e6:0} MB of features that the frozen body makes of the pictures: {exception.Message} Make room, name a folder with room in {nameof(ImageNeuralNetworkOptions.FeatureCacheFolder)}, raise {nameof(ImageNeuralNetworkOptions.MaxFeatureMemory)}, or set {nameof(ImageNeuralNetworkOptions.CacheFeatures)} to false."),
                exception);
        }
    }
}
