using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace MlNetPlus.Cli;

/// <summary>Options that are a time in minutes, written alike whatever the culture: job files go from machine to machine.</summary>
internal static class MinutesOption
{
    /// <summary>What the clock of a process can be set to is some 24 days.</summary>
    private const double Most = 35_000;

    public static Option<double?> Create(string name, string description) => new(name) { Description = description, CustomParser = Parse };

    private static double? Parse(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var minutes) && minutes is > 0 and <= Most)
            return minutes;
        result.AddError(string.Create(CultureInfo.InvariantCulture, $"{((OptionResult)result.Parent!).Option.Name} is '{text}'; expected minutes, above 0 and at most {Most}, with a point before a fraction, such as 0.5."));
        return null;
    }
}
