using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MlNetPlus.Transforms;

/// <summary>Texts of one to eight characters below U+0100 as one word, one byte a character, so that equal words are equal texts.</summary>
internal static class ShortText
{
    private const int LongestLength = sizeof(ulong);
    private const int BitsPerByte = 8;
    private const ulong UpperBytes = 0xFF00FF00FF00FF00;

    /// <summary>Packs a text, if it is short enough and has no character that needs two bytes.</summary>
    /// <returns>
    /// <see langword="false"/> also when the last character is U+0000: the length of a packed text is the place of its last
    /// byte that is not zero.
    /// </returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryPack(ReadOnlySpan<char> text, out ulong word)
    {
        var length = text.Length;
        if ((uint)(length - 1) >= LongestLength)
        {
            word = 0;
            return false;
        }

        return length < 4 ? TryPackUpToThree(text, out word) : TryPackFromFour(text, out word);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryPackFromFour(ReadOnlySpan<char> text, out ulong word)
    {
        // The first four characters and the last four, which overlap unless there are eight.
        var bytes = MemoryMarshal.AsBytes(text);
        var first = MemoryMarshal.Read<ulong>(bytes);
        var last = MemoryMarshal.Read<ulong>(bytes[(bytes.Length - sizeof(ulong))..]);
        var wide = Vector128.Create(first, last).AsUInt16();
        var narrow = Vector128.Narrow(wide, wide).AsUInt64().ToScalar();
        var tail = (narrow >> 32) >> (BitsPerByte * (LongestLength - text.Length));
        word = (narrow & uint.MaxValue) | (tail << 32);
        return ((first | last) & UpperBytes) == 0 && word >> (BitsPerByte * (text.Length - 1)) != 0;
    }

    private static bool TryPackUpToThree(ReadOnlySpan<char> text, out ulong word)
    {
        word = 0;
        var any = 0;
        for (var i = 0; i < text.Length; i++)
        {
            word |= (ulong)text[i] << (BitsPerByte * i);
            any |= text[i];
        }

        return any <= byte.MaxValue && text[^1] != '\0';
    }
}
