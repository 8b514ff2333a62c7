using System.Globalization;
using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Cleaning;

/// <summary>The labels of a column and their texts in a file of choices, for each type of label.</summary>
/// <param name="Parse">The label that a text stands for, as <see cref="CellValue"/> reads it; null when it stands for none.</param>
/// <param name="Expected">In words, which texts stand for a label.</param>
internal sealed record LabelCells(Func<string, object?> Parse, string Expected)
{
    // without thousands: a decimal comma would pass for their mark
    private const NumberStyles Style = NumberStyles.Float;

    public static AcceptedType Accepted { get; } = AcceptedType.Text.Or(AcceptedType.Key).Or(AcceptedType.Boolean).Or(AcceptedType.Number);

    public static LabelCells Of(DataViewSchema.Column column) => column.Type switch
    {
        KeyDataViewType key => KeyNames.Of(column) is { } names ? OfNames(names, key.RawType) : OfNumbers(key),
        TextDataViewType => new(text => text, "one of the labels of the data"),
        BooleanDataViewType => new(text => bool.TryParse(text, out var value) ? value : null, "True or False"), // in any case: spreadsheets write TRUE
        _ => new(Number(column.Type.RawType), column.Type == NumberDataViewType.Single || column.Type == NumberDataViewType.Double ? "a number" : $"a whole number ({column.Type})") { IsNumber = true },
    };

    private bool IsNumber { get; init; }

    /// <summary>A parsed label as the column's getter has it.</summary>
    public static object ToCell(object label) => label is string text ? text.AsMemory() : label;

    /// <summary>Whether a label, as <see cref="CellValue"/> reads it, is the one that was seen. Numbers were seen as Single, whatever the column's type.</summary>
    public bool IsSeen(object label, string text) => IsNumber
        ? Parsed<float>(text) is { } seen && seen.Equals(Convert.ToSingle(label, CultureInfo.InvariantCulture))
        : label.Equals(Parse(text));

    private static LabelCells OfNames(IReadOnlyList<string> names, Type raw)
    {
        var keys = new Dictionary<string, object>(StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
            keys.TryAdd(names[i], Convert.ChangeType(i + 1, raw, CultureInfo.InvariantCulture));
        const int Shown = 20;
        var more = names.Count > Shown ? FormattableString.Invariant($" and {names.Count - Shown} more") : string.Empty;
        return new(text => keys.GetValueOrDefault(text), $"one of the classes {string.Join(", ", names.Take(Shown).Select(name => $"'{name}'"))}{more}");
    }

    private static LabelCells OfNumbers(KeyDataViewType type) => new(
        text => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var key) && key >= 1 && key <= type.Count ? Convert.ChangeType(key, type.RawType, CultureInfo.InvariantCulture) : null,
        FormattableString.Invariant($"a number from 1 to {type.Count}, as the key has no names"));

    private static Func<string, object?> Number(Type raw) => raw switch
    {
        _ when raw == typeof(float) => Parsed<float>,
        _ when raw == typeof(double) => Parsed<double>,
        _ when raw == typeof(sbyte) => Parsed<sbyte>,
        _ when raw == typeof(byte) => Parsed<byte>,
        _ when raw == typeof(short) => Parsed<short>,
        _ when raw == typeof(ushort) => Parsed<ushort>,
        _ when raw == typeof(int) => Parsed<int>,
        _ when raw == typeof(uint) => Parsed<uint>,
        _ when raw == typeof(long) => Parsed<long>,
        _ => Parsed<ulong>,
    };

    private static object? Parsed<T>(string text)
        where T : struct, INumberBase<T> =>
        T.TryParse(text, Style, CultureInfo.InvariantCulture, out var value) ? value : null;
}
