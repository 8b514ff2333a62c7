using System.Globalization;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Comparison;

/// <summary>How learning curves are measured: on which shares of the training rows every contender is fitted as well.</summary>
public sealed class LearningCurveOptions
{
    /// <summary>Shares of a fold's training rows, ascending. Smaller sets are parts of larger ones.</summary>
    /// <value>Default 0.1, 0.25, 0.5 and 1; each above 0 and at most 1. 1 is the fit that is made anyway.</value>
    public IReadOnlyList<double> Shares { get; set; } = [0.1, 0.25, 0.5, 1];

    internal LearningCurveOptions Copy()
    {
        var copy = (LearningCurveOptions)MemberwiseClone();
        copy.Shares = [.. Shares];
        return copy;
    }

    internal void Check(OptionsFaults faults)
    {
        const string Property = $"{nameof(ComparisonOptions.LearningCurve)}.{nameof(Shares)}";
        if (Shares is null || Shares.Count == 0)
        {
            faults.Check(false, Property, Shares is null ? null : "an empty list", "at least one share, such as 0.5");
            return;
        }

        var shown = string.Join(", ", Shares.Select(share => share.ToString(CultureInfo.InvariantCulture)));
        faults.Check(Shares.All(share => share is > 0 and <= 1), Property, shown, "each above 0 and at most 1");
        faults.Check(Shares.Zip(Shares.Skip(1)).All(pair => pair.First < pair.Second), Property, shown, "ascending, each share once");
    }
}
