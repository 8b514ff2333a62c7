using CsCheck;

namespace MlNetPlus.Transforms.Tests;

public sealed class ShortTextTests
{
    private static readonly Gen<string> Text = Gen.String[Gen.Char["\0abÿĀ"], 0, 18];

    [Fact]
    public void Pack_TwoTexts_AreEqualOnlyWhenTheirWordsAre() => Gen.Select(Text, Text).Sample((left, right) =>
    {
        var (leftForm, leftLow, leftHigh) = Pack(left);
        var (rightForm, rightLow, rightHigh) = Pack(right);
        if (leftForm == KeyForm.Bytes || rightForm == KeyForm.Bytes)
            return;

        Assert.Equal(left == right, leftForm == rightForm && leftLow == rightLow && leftHigh == rightHigh);
    });

    [Fact]
    public void Pack_AnyText_HoldsItsCharacters() => Text.Sample(text =>
    {
        var (form, low, high) = Pack(text);
        if (form == KeyForm.Bytes)
        {
            Assert.True(text.Length > 16 || text.Contains('Ā') || text[^1] == '\0');
            return;
        }

        var bytes = BitConverter.GetBytes(low).Concat(BitConverter.GetBytes(high)).ToArray();
        Assert.Equal(text.PadRight(16, '\0'), string.Concat(bytes.Select(value => (char)value)));
    });

    [Theory]
    [InlineData("", KeyForm.Missing)]
    [InlineData("A", KeyForm.Word)]
    [InlineData("Müllerin", KeyForm.Word)]
    [InlineData("A/5 21171", KeyForm.Wide)]
    [InlineData("STON/O2. 3101282", KeyForm.Wide)]
    [InlineData("STON/O 2. 3101282", KeyForm.Bytes)]
    [InlineData("Ā", KeyForm.Bytes)]
    [InlineData("abcĀ", KeyForm.Bytes)]
    [InlineData("ab\0", KeyForm.Bytes)]
    [InlineData("abcdefgh\0", KeyForm.Bytes)]
    internal void Pack_Text_TakesTheExpectedForm(string text, KeyForm expected) => Assert.Equal(expected, Pack(text).Form);

    private static (KeyForm Form, ulong Low, ulong High) Pack(string text)
    {
        var form = ShortText.Pack(text, out var low, out var high);
        return (form, low, high);
    }
}
