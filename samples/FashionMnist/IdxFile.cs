using System.Buffers.Binary;
using System.IO.Compression;

namespace FashionMnist;

/// <summary>Reads the gzipped IDX files that Fashion-MNIST comes in: a magic number, the sizes (big-endian), then bytes.</summary>
internal static class IdxFile
{
    private const int LabelMagic = 0x801;
    private const int ImageMagic = 0x803;

    public static byte[] ReadLabels(string path)
    {
        using var stream = Open(path, LabelMagic);
        return ReadBytes(stream, ReadInt32(stream));
    }

    /// <summary>The pictures' grey values, each of height x width bytes.</summary>
    public static (int Height, int Width, IReadOnlyList<byte[]> Pixels) ReadImages(string path)
    {
        using var stream = Open(path, ImageMagic);
        var (count, height, width) = (ReadInt32(stream), ReadInt32(stream), ReadInt32(stream));
        return (height, width, [.. Enumerable.Range(0, count).Select(_ => ReadBytes(stream, height * width))]);
    }

    private static GZipStream Open(string path, int magic)
    {
        var stream = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        var found = ReadInt32(stream);
        if (found == magic)
            return stream;
        stream.Dispose();
        throw new InvalidDataException($"'{path}' starts with {found:x8}; an IDX file of this kind starts with {magic:x8}.");
    }

    private static int ReadInt32(Stream stream) => BinaryPrimitives.ReadInt32BigEndian(ReadBytes(stream, sizeof(int)));

    private static byte[] ReadBytes(Stream stream, int count)
    {
        var bytes = new byte[count];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
