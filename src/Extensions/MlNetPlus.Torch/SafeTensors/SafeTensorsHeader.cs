using System.Buffers.Binary;

namespace MlNetPlus.Torch;

/// <summary>
/// A header whose every rule has been checked: the tensors follow each other from the first byte after the header, in the order
/// of <see cref="Tensors"/>, without hole or overlap.
/// </summary>
internal sealed record SafeTensorsHeader(IReadOnlyList<SafeTensorEntry> Tensors, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>The reference library's limit, in bytes.</summary>
    public const int LengthLimit = 100_000_000;

    /// <summary>Bytes before the header, which hold its length.</summary>
    public const int PrefixLength = 8;

    /// <summary>Torch works with tensors of up to this many dimensions.</summary>
    public const int DimensionLimit = 64;

    public const string MetadataKey = "__metadata__";

    /// <summary>Bytes that the tensors take together.</summary>
    public long DataLength => Tensors.Count == 0 ? 0 : Tensors[^1].End;

    /// <summary>Reads a header from the start of a file.</summary>
    /// <param name="stream">The file; left at the first byte after the header.</param>
    /// <param name="source">What to call the file in messages.</param>
    public static SafeTensorsHeader Read(Stream stream, string source)
    {
        Span<byte> prefix = stackalloc byte[PrefixLength];
        var got = stream.ReadAtLeast(prefix, PrefixLength, throwOnEndOfStream: false);
        if (got < PrefixLength)
            throw new SafeTensorsFormatException(source, $"it has {got} bytes; expected at least the {PrefixLength} bytes of the header's length.");

        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > LengthLimit)
            throw new SafeTensorsFormatException(source, $"its header is said to have {length} bytes; expected at most {LengthLimit}.");
        if (stream.CanSeek && (long)length > stream.Length - stream.Position)
            throw CutOff(source, stream.Length - stream.Position, length);

        var json = new byte[length];
        got = stream.ReadAtLeast(json, json.Length, throwOnEndOfStream: false);
        if (got < json.Length)
            throw CutOff(source, got, length);

        var header = new SafeTensorsHeaderParser(source).Parse(json);
        var left = stream.CanSeek ? stream.Length - stream.Position : header.DataLength;
        return left == header.DataLength
            ? header
            : throw new SafeTensorsFormatException(source, $"{left} bytes follow the header; its tensors take {header.DataLength}.");
    }

    private static SafeTensorsFormatException CutOff(string source, long got, ulong expected) =>
        new(source, $"it ends after {got} bytes of its header; expected {expected}.");
}
