using System.CommandLine.Parsing;
using System.Globalization;

namespace FashionMnist;

/// <summary>Reads an option's number alike in every culture: with a point before the fraction.</summary>
internal static class InvariantNumber
{
    public static double Parse(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return number;
        result.AddError($"'{text}' is no number; expected one with a point before a fraction, such as 0.05.");
        return default;
    }
}
