using System.Buffers.Binary;

namespace MlNetPlus.Torch.Vision.Tests;

/// <summary>Pictures of any size, of one grey, written byte by byte: no encoder is needed, and no memory for their pixels.</summary>
internal static class HandMadePicture
{
    /// <summary>A grey JPEG whose Huffman codes have one bit: 0 is "as the block before" and "nothing more in this block".</summary>
    public static byte[] Jpeg(int width, int height)
    {
        var blocks = ((width + 7) / 8) * ((height + 7) / 8);
        byte[] table = [.. Enumerable.Repeat((byte)1, 64)];
        byte[] oneCode = [1, .. new byte[15], 0];
        return
        [
            0xFF, 0xD8,
            0xFF, 0xDB, 0, 67, 0, .. table,
            0xFF, 0xC0, 0, 11, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0,
            0xFF, 0xC4, 0, 20, 0x00, .. oneCode,
            0xFF, 0xC4, 0, 20, 0x10, .. oneCode,
            0xFF, 0xDA, 0, 8, 1, 1, 0x00, 0, 63, 0,
            .. new byte[(2 * blocks / 8) + 1],
            0xFF, 0xD9,
        ];
    }

    /// <summary>The beginning of a grey PNG: enough to know its size.</summary>
    public static byte[] PngBeginning(int width, int height)
    {
        byte[] data = [0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(data, width);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(4), height);
        return [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, .. Chunk("IHDR"u8, data), .. Chunk("IDAT"u8, [0x78, 0x9C])];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> name, byte[] data)
    {
        byte[] chunk = [0, 0, 0, 0, .. name, .. data, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Crc32(chunk.AsSpan(4, 4 + data.Length)));
        return chunk;
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}
