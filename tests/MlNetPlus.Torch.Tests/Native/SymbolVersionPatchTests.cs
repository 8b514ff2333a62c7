using System.Buffers.Binary;
using CsCheck;

namespace MlNetPlus.Torch.Tests;

public sealed class SymbolVersionPatchTests
{
    private const string Version = "GLIBCXX_3.4.32";
    private const int Names = 1, SymbolVersions = 3, NeededVersions = 4, Relocations = 5;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void MakeWeak_VersionIsNamed_SetsItsFlagAndNothingElse(int position)
    {
        string[] versions = ["GLIBCXX_3.4", "GLIBCXX_3.4.3", "GLIBCXX_3.4.321"];
        versions[position] = Version;
        var elf = ElfFile.Needing(versions);
        var original = elf.Build();

        var patched = Patched(original);

        Assert.Equal([FlagsOf(elf, position)], Changes(original, patched));
        Assert.Equal(2, patched[FlagsOf(elf, position)]);
    }

    [Fact]
    public void MakeWeak_AlreadyWeak_ChangesNothing()
    {
        var once = Patched(ElfFile.Needing([Version]).Build());

        Assert.Equal(once, Patched(once));
    }

    [Fact]
    public void MakeWeak_OnlyOtherVersionsAreUsed_IsDone()
    {
        var elf = ElfFile.Needing(["GLIBCXX_3.4", Version], relocatedSymbols: [0, 1]);
        var original = elf.Build();

        Assert.Equal([FlagsOf(elf, 1)], Changes(original, Patched(original)));
    }

    [Fact]
    public void MakeWeak_RelocationUsesTheVersion_IsRefused()
    {
        var original = ElfFile.Needing(["GLIBCXX_3.4", Version], relocatedSymbols: [1, 2]).Build();

        Assert.Equal("The library uses symbol 2 of version GLIBCXX_3.4.32; it needs a C++ library that has it.", Refusal(original));
    }

    [Fact]
    public void MakeWeak_HiddenSymbolUsesTheVersion_IsRefused()
    {
        var elf = ElfFile.Needing([Version], relocatedSymbols: [1]);
        var original = elf.Build();
        original[elf.Starts[SymbolVersions] + 3] |= 0x80;

        Assert.Equal("The library uses symbol 1 of version GLIBCXX_3.4.32; it needs a C++ library that has it.", Refusal(original));
    }

    [Fact]
    public void MakeWeak_VersionIsNotNamed_IsRefused() =>
        Assert.Equal(".gnu.version_r does not name GLIBCXX_3.4.32.", Refusal(ElfFile.Needing(["GLIBCXX_3.4.31"]).Build()));

    [Fact]
    public void MakeWeak_VersionIsNamedTwice_IsRefused() =>
        Assert.Equal(".gnu.version_r names GLIBCXX_3.4.32 twice; expected once.", Refusal(ElfFile.Needing([Version, Version]).Build()));

    [Fact]
    public void MakeWeak_TwoTablesOfVersions_IsRefused()
    {
        var elf = ElfFile.Needing([Version]);
        elf.Add(0x6ffffffe, [], link: 1);

        Assert.Equal("The ELF file has two sections of the type of .gnu.version_r; expected one.", Refusal(elf.Build()));
    }

    [Theory]
    [InlineData(0, (byte)'M', "The file is not an ELF file: its first four bytes are not 7F 'ELF'.")]
    [InlineData(4, 1, "The ELF file has class 1 and byte order 1; expected 2 (64-bit) and 1 (little-endian).")]
    [InlineData(5, 2, "The ELF file has class 2 and byte order 2; expected 2 (64-bit) and 1 (little-endian).")]
    [InlineData(18, 183, "The ELF file is for machine 183; expected 62 (x86-64).")]
    [InlineData(58, 40, "The ELF file's section headers have 40 bytes; expected 64.")]
    [InlineData(60, 0, "The ELF file has no section .gnu.version_r.")]
    public void MakeWeak_OtherHeader_IsRefused(int offset, byte value, string message)
    {
        var original = ElfFile.Needing([Version]).Build();
        original[offset] = value;

        Assert.Equal(message, Refusal(original));
    }

    [Fact]
    public void MakeWeak_LinkToNoSection_IsRefused()
    {
        var elf = new ElfFile();
        elf.Add(0x6ffffffe, new byte[16], link: 99, info: 1);

        Assert.Equal("Section .gnu.version_r refers to section 99 of 2.", Refusal(elf.Build()));
    }

    [Fact]
    public void MakeWeak_ChainThatTurnsBack_IsRefused()
    {
        var elf = ElfFile.Needing(["GLIBCXX_3.4", Version]);
        var original = elf.Build();
        BinaryPrimitives.WriteUInt32LittleEndian(original.AsSpan(FlagsOf(elf, 0) + 8), 0);

        Assert.Equal("A chain of versions goes on 0 bytes further; expected at least 16.", Refusal(original));
    }

    [Fact]
    public void MakeWeak_ChainThatLeavesItsSection_IsRefused()
    {
        var elf = ElfFile.Needing(["GLIBCXX_3.4", Version]);
        var original = elf.Build();
        BinaryPrimitives.WriteUInt32LittleEndian(original.AsSpan(FlagsOf(elf, 0) + 8), 4000);

        Assert.Equal("A needed version lies outside its section: 16 bytes at 4016 of 48.", Refusal(original));
    }

    [Fact]
    public void MakeWeak_NameWithoutEnd_IsRefused()
    {
        var elf = ElfFile.Needing([Version]);
        var original = elf.Build();
        original[elf.Starts[Names + 1] - 1] = (byte)'X';

        Assert.Equal("The name at 16 of a string table does not end.", Refusal(original));
    }

    [Fact]
    public void MakeWeak_RelocationOfSymbolOutsideTheTable_IsRefused()
    {
        var elf = ElfFile.Needing([Version], relocatedSymbols: [1]);
        var original = elf.Build();
        BinaryPrimitives.WriteUInt64LittleEndian(original.AsSpan(elf.Starts[Relocations] + 8), ulong.MaxValue);

        Assert.Equal("A symbol's version lies outside its section: 2 bytes at 8589934590 of 4.", Refusal(original));
    }

    [Fact]
    public void MakeWeak_FileCutAnywhere_IsRefused()
    {
        var original = ElfFile.Needing(["GLIBCXX_3.4", Version], relocatedSymbols: [1]).Build();

        for (var length = 0; length < original.Length; length++)
            Assert.NotEmpty(Refusal(original[..length]));
    }

    [Fact]
    public void MakeWeak_AnyBytesChanged_PatchesOrRefusesAndNeverMore()
    {
        var original = ElfFile.Needing(["GLIBCXX_3.4", Version, "GLIBCXX_3.4.9"], relocatedSymbols: [1, 3]).Build();
        var change = Gen.Select(Gen.Int[0, original.Length - 1], Gen.OneOf(Gen.Byte, Gen.Byte[0, 1], Gen.Byte[0x7F, 0x80], Gen.Const((byte)0xFF)));

        change.Array[1, 12].Sample(
            changes =>
            {
                var bytes = (byte[])original.Clone();
                foreach (var (offset, value) in changes)
                    bytes[offset] = value;
                var patched = (byte[])bytes.Clone();

                try
                {
                    SymbolVersionPatch.MakeWeak(patched, Version);
                }
                catch (ElfFormatException)
                {
                    return bytes.AsSpan().SequenceEqual(patched);
                }

                return Changes(bytes, patched).Count() <= 1;
            },
            iter: 50_000);
    }

    private static int FlagsOf(ElfFile elf, int version) => elf.Starts[NeededVersions] + 16 + (version * 16) + 4;

    private static IEnumerable<int> Changes(byte[] original, byte[] patched) => Enumerable.Range(0, original.Length).Where(i => original[i] != patched[i]);

    private static byte[] Patched(byte[] original)
    {
        var patched = (byte[])original.Clone();
        SymbolVersionPatch.MakeWeak(patched, Version);
        return patched;
    }

    private static string Refusal(byte[] original)
    {
        var bytes = (byte[])original.Clone();
        var exception = Assert.Throws<ElfFormatException>(() => SymbolVersionPatch.MakeWeak(bytes, Version));
        Assert.Equal(original, bytes);
        return exception.Message;
    }
}
