using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MlNetPlus.Transforms;

/// <summary>
/// Texts of up to sixteen characters below U+0100 as one or two words, one byte a character, zeros at the end: equal words
/// are equal texts. A text that ends in U+0000 is not packed, so the length can be told from the words.
/// </summary>
internal static class ShortText
{
    private const int CharsPerWord = sizeof(ulong);
    private const int BitsPerByte = 8;
    private const ulong UpperBytes = 0xFF00FF00FF00FF00;

    /// <summary>Packs a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="low">Its first eight characters.</param>
    /// <param name="high">The others.</param>
    /// <returns><see cref="KeyForm.Missing"/> for an empty text, <see cref="KeyForm.Bytes"/> for one that does not fit.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static KeyForm Pack(ReadOnlySpan<char> text, out ulong low, out ulong high)
    {
        high = 0;
        if ((uint)(text.Length - 4) <= 4)
            return PackFourToEight(text, out low) ? KeyForm.Word : KeyForm.Bytes;
        if (text.Length > CharsPerWord)
            return PackNineToSixteen(text, out low, out high) ? KeyForm.Wide : KeyForm.Bytes;
        if (text.IsEmpty)
        {
            low = 0;
            return KeyForm.Missing;
        }

        return PackUpToThree(text, out low) ? KeyForm.Word : KeyForm.Bytes;
    }

    private static bool PackUpToThree(ReadOnlySpan<char> text, out ulong word)
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool PackFourToEight(ReadOnlySpan<char> text, out ulong word)
    {
        // The first four characters and the last four, which overlap unless there are eight.
        var bytes = MemoryMarshal.AsBytes(text);
        var first = MemoryMarshal.Read<ulong>(bytes);
        var last = MemoryMarshal.Read<ulong>(bytes[^sizeof(ulong)..]);
        var narrow = Narrow(Vector128.Create(first, last));
        var tail = (narrow >> 32) >> (BitsPerByte * (CharsPerWord - text.Length));
        word = (narrow & uint.MaxValue) | (tail << 32);
        return ((first | last) & UpperBytes) == 0 && text[^1] != '\0';
    }

    private static bool PackNineToSixteen(ReadOnlySpan<char> text, out ulong low, out ulong high)
    {
        if (text.Length > 2 * CharsPerWord)
        {
            (low, high) = (0, 0);
            return false;
        }

        // The first eight characters and the last eight, which overlap unless there are sixteen.
        var bytes = MemoryMarshal.AsBytes(text);
        var first = MemoryMarshal.Read<Vector128<ulong>>(bytes);
        var last = MemoryMarshal.Read<Vector128<ulong>>(bytes[^Vector128<byte>.Count..]);
        low = Narrow(first);
        high = Narrow(last) >> (BitsPerByte * ((2 * CharsPerWord) - text.Length));
        return ((first | last) & Vector128.Create(UpperBytes)) == Vector128<ulong>.Zero && text[^1] != '\0';
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Narrow(Vector128<ulong> chars) => Vector128.Narrow(chars.AsUInt16(), chars.AsUInt16()).AsUInt64().ToScalar();
}
