using System.Buffers.Binary;
using System.Text;

namespace MlNetPlus.Torch.Tests;

/// <summary>Builds a small shared library, as far as symbol versions go: headers, names, versions, symbols and relocations.</summary>
internal sealed class ElfFile
{
    private const int HeaderSize = 64;

    private readonly List<(uint Type, byte[] Content, uint Link, uint Info)> _sections = [(0, [], 0, 0)];

    /// <summary>Where each section's content starts in the file that <see cref="Build"/> returned.</summary>
    public List<int> Starts { get; } = [];

    /// <summary>The library <c>libstdc++.so.6</c> is needed with these versions, which get the indexes 2, 3, …; symbol i has version i's index.</summary>
    public static ElfFile Needing(string[] versions, params int[] relocatedSymbols)
    {
        var names = new MemoryStream();
        names.WriteByte(0);
        var file = Name(names, "libstdc++.so.6");
        var needed = new List<byte>();
        Append(needed, (ushort)1, (ushort)versions.Length, file, 16u, 0u);
        for (var i = 0; i < versions.Length; i++)
            Append(needed, 0u, (ushort)0, (ushort)(i + 2), Name(names, versions[i]), i < versions.Length - 1 ? 16u : 0u);

        // Symbol 0 is the empty one; symbol i + 1 has the i-th version.
        var symbolVersions = new List<byte>();
        Append(symbolVersions, (ushort)0);
        for (var i = 0; i < versions.Length; i++)
            Append(symbolVersions, (ushort)(i + 2));

        var relocations = new List<byte>();
        foreach (var symbol in relocatedSymbols)
            Append(relocations, 0x1000ul, ((ulong)symbol << 32) | 6, 0ul);

        var elf = new ElfFile();
        elf.Add(3, names.ToArray());                                                         // 1 .dynstr
        elf.Add(11, new byte[24 * (versions.Length + 1)], link: 1);                          // 2 .dynsym
        elf.Add(0x6fffffff, [.. symbolVersions], link: 2);                                   // 3 .gnu.version
        elf.Add(0x6ffffffe, [.. needed], link: 1, info: 1);                                  // 4 .gnu.version_r
        elf.Add(4, [.. relocations], link: 2);                                               // 5 .rela.dyn
        return elf;
    }

    public void Add(uint type, byte[] content, uint link = 0, uint info = 0) => _sections.Add((type, content, link, info));

    public byte[] Build()
    {
        Starts.Clear();
        var body = new List<byte>(new byte[HeaderSize]);
        foreach (var (_, content, _, _) in _sections)
        {
            Starts.Add(body.Count);
            body.AddRange(content);
        }

        var table = (ulong)body.Count;
        for (var i = 0; i < _sections.Count; i++)
        {
            var (type, content, link, info) = _sections[i];
            Append(body, 0u, type, 0ul, 0ul, (ulong)Starts[i], (ulong)content.Length, link, info, 1ul, 0ul);
        }

        var header = new List<byte>([0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        Append(header, (ushort)3, (ushort)62, 1u, 0ul, 0ul, table, 0u, (ushort)HeaderSize, (ushort)0, (ushort)0, (ushort)64, (ushort)_sections.Count, (ushort)0);
        return [.. header, .. body.Skip(HeaderSize)];
    }

    private static uint Name(MemoryStream names, string text)
    {
        var start = (uint)names.Position;
        names.Write(Encoding.UTF8.GetBytes(text + "\0"));
        return start;
    }

    private static void Append(List<byte> bytes, params object[] fields)
    {
        var buffer = new byte[8];
        foreach (var field in fields)
        {
            switch (field)
            {
                case ushort value: BinaryPrimitives.WriteUInt16LittleEndian(buffer, value); bytes.AddRange(buffer[..2]); break;
                case uint value: BinaryPrimitives.WriteUInt32LittleEndian(buffer, value); bytes.AddRange(buffer[..4]); break;
                case ulong value: BinaryPrimitives.WriteUInt64LittleEndian(buffer, value); bytes.AddRange(buffer); break;
                default: throw new ArgumentException($"No ELF field is a {field.GetType().Name}.");
            }
        }
    }
}
