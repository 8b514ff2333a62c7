namespace MlNetPlus.Torch;

/// <summary>
/// Makes a symbol version that a shared library asks for a weak demand: the system's loader then accepts an older library
/// that lacks it. Safe only while no relocation uses a symbol of that version, so that is checked first.
/// </summary>
internal static class SymbolVersionPatch
{
    private const ushort Weak = 0x2;            // VER_FLG_WEAK
    private const int EntrySize = 16;           // Elf64_Verneed and Elf64_Vernaux both
    private const int RelocationSize = 24;      // Elf64_Rela
    private const ushort VersionMask = 0x7fff;  // the top bit of a version index means "hidden"

    /// <summary>Sets the flag in the one entry of <c>.gnu.version_r</c> that names <paramref name="version"/>.</summary>
    /// <exception cref="ElfFormatException">The file is not as expected, or uses a symbol of that version; it is left unchanged.</exception>
    public static void MakeWeak(Span<byte> library, string version)
    {
        var image = new ElfImage(library);
        var entry = FindEntry(image, version);
        RequireUnused(image, (ushort)(image.U16(entry + 6) & VersionMask), version);
        image.SetU16(entry + 4, (ushort)(image.U16(entry + 4) | Weak));
    }

    private static long FindEntry(ElfImage image, string version)
    {
        const string Name = ".gnu.version_r";
        var section = image.Sections[image.Only(ElfSection.NeededVersions, Name)];
        var strings = image.Linked(section, Name);
        long found = -1;

        // One record for each library needed, each with a chain of versions; both chains only ever go forward.
        long need = 0;
        for (uint i = 0; i < section.Info; i++)
        {
            var record = ElfImage.Within(section, need, EntrySize, "A needed library");
            var item = need + image.U32(record + 8);
            for (var j = image.U16(record + 2); j > 0; j--)
            {
                var entry = ElfImage.Within(section, item, EntrySize, "A needed version");
                if (image.Text(strings, image.U32(entry + 8)) == version)
                    found = found < 0 ? entry : throw new ElfFormatException($"{Name} names {version} twice; expected once.");
                item += Step(image.U32(entry + 12), last: j == 1);
            }

            need += Step(image.U32(record + 12), last: i == section.Info - 1);
        }

        return found >= 0 ? found : throw new ElfFormatException($"{Name} does not name {version}.");
    }

    private static long Step(uint next, bool last) => last || next >= EntrySize
        ? next
        : throw new ElfFormatException($"A chain of versions goes on {next} bytes further; expected at least {EntrySize}.");

    private static void RequireUnused(ElfImage image, ushort index, string version)
    {
        var symbols = (uint)image.Only(ElfSection.DynamicSymbols, ".dynsym");
        var versions = image.Sections[image.Only(ElfSection.SymbolVersions, ".gnu.version")];

        foreach (var section in image.Sections)
        {
            if (section.Type != ElfSection.Relocations || section.Link != symbols)
                continue;

            for (long offset = 0; offset < section.Length; offset += RelocationSize)
            {
                var relocation = ElfImage.Within(section, offset, RelocationSize, "A relocation");
                var symbol = image.U64(relocation + 8) >> 32;
                var place = ElfImage.Within(versions, (long)symbol * sizeof(ushort), sizeof(ushort), "A symbol's version");
                if ((image.U16(place) & VersionMask) == index)
                    throw new ElfFormatException($"The library uses symbol {symbol} of version {version}; it needs a C++ library that has it.");
            }
        }
    }
}
