using System.Text;

namespace MlNetPlus.Transforms;

/// <summary>Where a part of a text stands. The empty range says that the text has no such part. All comparisons are ordinal.</summary>
internal static class TextSlices
{
    /// <summary>The first <paramref name="count"/> characters, counted in Unicode code points as Python does: no surrogate pair is cut.</summary>
    internal static Range First(ReadOnlySpan<char> text, int count)
    {
        var end = 0;
        for (var taken = 0; taken < count && end < text.Length; taken++)
        {
            // A lone surrogate is no valid code point; the decoder still consumes it, so it counts as one.
            Rune.DecodeFromUtf16(text[end..], out _, out var consumed);
            end += consumed;
        }

        return ..end;
    }

    /// <summary>The part at <paramref name="index"/> between separators; negative indexes count from the end, -1 being the last part.</summary>
    internal static Range Part(ReadOnlySpan<char> text, ReadOnlySpan<char> separator, int index)
    {
        if (index < 0)
            index += text.Count(separator) + 1;

        if (index < 0)
            return default;

        var start = 0;
        for (; index > 0; index--)
        {
            var found = text[start..].IndexOf(separator);
            if (found < 0)
                return default;

            start += found + separator.Length;
        }

        var length = text[start..].IndexOf(separator);
        return length < 0 ? start..text.Length : start..(start + length);
    }

    /// <summary>
    /// What stands after the first <paramref name="left"/> and before the next <paramref name="right"/>; both must be there.
    /// An empty <paramref name="left"/> is the start of the text, an empty <paramref name="right"/> its end.
    /// </summary>
    internal static Range Between(ReadOnlySpan<char> text, ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var found = text.IndexOf(left);
        if (found < 0)
            return default;

        var start = found + left.Length;
        if (right.IsEmpty)
            return start..text.Length;

        var length = text[start..].IndexOf(right);
        return length < 0 ? default : start..(start + length);
    }
}
