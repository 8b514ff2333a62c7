using System.Globalization;
using Microsoft.ML;

namespace MlNetPlus.Testing.Views;

/// <summary>Values as the comparisons see them, and as messages show them.</summary>
internal static class PlainValue
{
    private const int ShownItems = 12;

    /// <summary>Copies a value out of a getter's buffer, which the next row overwrites.</summary>
    public static object? Of<T>(T value) => value switch
    {
        ReadOnlyMemory<char> text => text.ToString(),
        null => null,
        _ when ImageValue.IsImage(typeof(T)) => ImageValue.Of(value),
        _ => value,
    };

    public static string Describe(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        object?[] items when items.Length > ShownItems =>
            $"[{string.Join(", ", items.Take(ShownItems).Select(Describe))}, … {items.Length} items]",
        object?[] items => $"[{string.Join(", ", items.Select(Describe))}]",
        float single => single.ToString("R", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };
}
