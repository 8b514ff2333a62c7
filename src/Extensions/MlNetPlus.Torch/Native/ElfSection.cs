namespace MlNetPlus.Torch;

/// <summary>A section header of a 64-bit ELF file, whose content is known to lie within the file.</summary>
/// <param name="Type">What the section holds (<c>SHT_…</c>).</param>
/// <param name="Start">Where its content starts in the file.</param>
/// <param name="Length">The content's length in bytes.</param>
/// <param name="Link">The index of the section it refers to.</param>
/// <param name="Info">The number of entries, for the version sections.</param>
internal sealed record ElfSection(uint Type, int Start, int Length, uint Link, uint Info)
{
    public const uint Relocations = 4;         // SHT_RELA
    public const uint NoBits = 8;              // SHT_NOBITS: takes no room in the file
    public const uint DynamicSymbols = 11;     // SHT_DYNSYM
    public const uint NeededVersions = 0x6ffffffe; // SHT_GNU_verneed
    public const uint SymbolVersions = 0x6fffffff; // SHT_GNU_versym
}
