using System.Runtime.InteropServices;
using CsCheck;

namespace MlNetPlus.Transforms.Tests;

public sealed class CompositeKeyReaderTests
{
    private static readonly Gen<string?> Text = Gen.OneOf(Gen.Const((string?)null), Gen.String[Gen.Char["\0aĀ"], 0, 18].Select(string? (text) => text));

    [Fact]
    public void Read_TwoRowsOfTwoTexts_AreOneKeyOnlyWhenBothTextsAreEqual() => Gen.Select(Text, Text, Text, Text).Sample((a, b, c, d) =>
    {
        var left = Key(missingAsGroup: true, a, b);
        var right = Key(missingAsGroup: true, c, d);

        var same = (a ?? "") == (c ?? "") && (b ?? "") == (d ?? "");
        Assert.Equal(same, left == right);
    });

    [Fact]
    public void Read_OneColumnMissing_IsMissing()
    {
        Assert.Equal("Missing", Key(missingAsGroup: false, "a", null));
        Assert.Equal("Missing", Key(missingAsGroup: false, "", "a"));
        Assert.NotEqual("Missing", Key(missingAsGroup: false, "a", "b"));
    }

    [Theory]
    [InlineData("abc", "x", "Word")]
    [InlineData("abcdefgh", "x", "Wide")]
    [InlineData("abcdefgh", "abcdefgh", "Bytes")]
    [InlineData("a text that is longer than sixteen characters", "x", "Bytes")]
    public void Read_LongerKeys_TakeWiderForms(string left, string right, string form) =>
        Assert.StartsWith(form, Key(missingAsGroup: false, left, right), StringComparison.Ordinal);

    private static string Key(bool missingAsGroup, params string?[] texts)
    {
        var reader = new CompositeKeyReader(Array.ConvertAll(texts, KeyReader (text) => new FixedText(text)), missingAsGroup);
        reader.Read(out _);
        var form = reader.Read(out var word); // twice: nothing may be left of the first
        return form switch
        {
            KeyForm.Word => $"Word {word:X}",
            KeyForm.Wide => $"Wide {reader.High:X} {word:X}",
            KeyForm.Bytes => $"Bytes {Convert.ToHexString(reader.Bytes)}",
            _ => "Missing",
        };
    }

    private sealed class FixedText(string? text) : KeyReader
    {
        public override ReadOnlySpan<byte> Bytes => MemoryMarshal.AsBytes(text.AsSpan());

        public override KeyForm Read(out ulong word)
        {
            var form = ShortText.Pack(text, out word, out var high);
            High = high;
            return form;
        }
    }
}
