using System.Buffers.Binary;
using System.Text;

namespace MlNetPlus.Torch;

/// <summary>
/// Reads a 64-bit little-endian ELF file for x86-64. Every offset is checked against the file, since the file is not trusted.
/// Layout: System V Application Binary Interface, chapters 4 and 5; LSB Core 5.0, section 10.7 (symbol versions).
/// </summary>
internal readonly ref struct ElfImage
{
    private const uint Magic = 0x7F454C46; // 7F 'E' 'L' 'F'
    private const int HeaderSize = 64;
    private const int SectionHeaderSize = 64;
    private const ushort X64 = 62;

    private readonly Span<byte> _bytes;

    public ElfImage(Span<byte> bytes)
    {
        _bytes = bytes;
        if (bytes.Length < HeaderSize || BinaryPrimitives.ReadUInt32BigEndian(bytes) != Magic)
            throw new ElfFormatException("The file is not an ELF file: its first four bytes are not 7F 'ELF'.");
        if (bytes[4] != 2 || bytes[5] != 1)
            throw new ElfFormatException($"The ELF file has class {bytes[4]} and byte order {bytes[5]}; expected 2 (64-bit) and 1 (little-endian).");
        if (U16(18) != X64)
            throw new ElfFormatException($"The ELF file is for machine {U16(18)}; expected {X64} (x86-64).");

        Sections = ReadSections();
    }

    public IReadOnlyList<ElfSection> Sections { get; }

    public ushort U16(long offset) => BinaryPrimitives.ReadUInt16LittleEndian(Slice(offset, 2));

    public uint U32(long offset) => BinaryPrimitives.ReadUInt32LittleEndian(Slice(offset, 4));

    public ulong U64(long offset) => BinaryPrimitives.ReadUInt64LittleEndian(Slice(offset, 8));

    public void SetU16(long offset, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(Slice(offset, 2), value);

    /// <summary>The bytes of <paramref name="section"/>'s entry at <paramref name="offset"/>, as a place in the file.</summary>
    public static long Within(ElfSection section, long offset, int length, string what)
    {
        if (offset < 0 || length > section.Length || offset > section.Length - length)
            throw new ElfFormatException($"{what} lies outside its section: {length} bytes at {offset} of {section.Length}.");
        return section.Start + offset;
    }

    /// <summary>The one section of a type.</summary>
    public int Only(uint type, string name)
    {
        var found = -1;
        for (var i = 0; i < Sections.Count; i++)
        {
            if (Sections[i].Type != type)
                continue;
            if (found >= 0)
                throw new ElfFormatException($"The ELF file has two sections of the type of {name}; expected one.");
            found = i;
        }

        return found >= 0 ? found : throw new ElfFormatException($"The ELF file has no section {name}.");
    }

    public ElfSection Linked(ElfSection section, string name) => section.Link < (uint)Sections.Count
        ? Sections[(int)section.Link]
        : throw new ElfFormatException($"Section {name} refers to section {section.Link} of {Sections.Count}.");

    /// <summary>The text that starts at <paramref name="offset"/> in a string table and ends with a zero.</summary>
    public string Text(ElfSection strings, uint offset)
    {
        var start = Within(strings, offset, 1, "A name");
        var rest = _bytes[(int)start..(strings.Start + strings.Length)];
        var end = rest.IndexOf((byte)0);
        return end >= 0 ? Encoding.UTF8.GetString(rest[..end]) : throw new ElfFormatException($"The name at {offset} of a string table does not end.");
    }

    private ElfSection[] ReadSections()
    {
        var table = U64(40);
        int size = U16(58), count = U16(60);
        if (size != SectionHeaderSize)
            throw new ElfFormatException($"The ELF file's section headers have {size} bytes; expected {SectionHeaderSize}.");

        var sections = new ElfSection[count];
        for (var i = 0; i < count; i++)
        {
            var header = (long)Math.Min(table, long.MaxValue / 2) + ((long)i * SectionHeaderSize);
            Slice(header, SectionHeaderSize);
            var type = U32(header + 4);
            ulong start = U64(header + 24), length = type == ElfSection.NoBits ? 0 : U64(header + 32);
            if (length > 0 && (length > (ulong)_bytes.Length || start > (ulong)_bytes.Length - length))
                throw new ElfFormatException($"Section {i} has {length} bytes at {start}; the file has {_bytes.Length}.");
            sections[i] = new(type, length == 0 ? 0 : (int)start, (int)length, U32(header + 40), U32(header + 44));
        }

        return sections;
    }

    private Span<byte> Slice(long offset, int length)
    {
        if (offset < 0 || offset > _bytes.Length - length)
            throw new ElfFormatException($"The ELF file ends too early: {length} bytes at {offset} of {_bytes.Length}.");
        return _bytes.Slice((int)offset, length);
    }
}
