using System.Buffers.Binary;
using SkiaSharp;

namespace MlNetPlus.Torch.Vision;

/// <summary>Reads the orientation that a PNG file keeps in its eXIf chunk, which Skia's codec does not look at.</summary>
internal static class PngOrientation
{
    private const int SignatureLength = 8;
    private const int ChunkFrame = 12; // length, name and checksum
    private const int EntryLength = 12;
    private const ushort OrientationTag = 0x0112;

    /// <summary>The orientation; top left where the file gives none, or none that can be read.</summary>
    public static SKEncodedOrigin Of(ReadOnlySpan<byte> file)
    {
        var rest = file.Length > SignatureLength ? file[SignatureLength..] : [];
        while (rest.Length >= ChunkFrame)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > rest.Length - ChunkFrame)
                break;
            if (rest[4..8].SequenceEqual("eXIf"u8))
                return OfExif(rest.Slice(8, (int)length));
            rest = rest[(ChunkFrame + (int)length)..];
        }

        return SKEncodedOrigin.TopLeft;
    }

    // A TIFF header (byte order, 42, the place of the first directory), then that directory: a count, then entries of tag, type, count and value.
    private static SKEncodedOrigin OfExif(ReadOnlySpan<byte> exif)
    {
        if (exif.Length < 8)
            return SKEncodedOrigin.TopLeft;
        var littleEndian = exif[0] == (byte)'I';
        var directory = littleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(exif[4..]) : BinaryPrimitives.ReadUInt32BigEndian(exif[4..]);
        if (directory > exif.Length - 2)
            return SKEncodedOrigin.TopLeft;
        var count = Short(exif[(int)directory..], littleEndian);
        var entries = exif[((int)directory + 2)..];
        for (var i = 0; i < count && entries.Length >= EntryLength; i++, entries = entries[EntryLength..])
        {
            if (Short(entries, littleEndian) == OrientationTag && Short(entries[8..], littleEndian) is >= 1 and <= 8 and var value)
                return (SKEncodedOrigin)value;
        }

        return SKEncodedOrigin.TopLeft;
    }

    private static ushort Short(ReadOnlySpan<byte> at, bool littleEndian) =>
        littleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);
}
