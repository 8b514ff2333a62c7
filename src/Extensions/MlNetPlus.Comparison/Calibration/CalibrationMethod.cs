namespace MlNetPlus.Comparison;

/// <summary>How scores become probabilities.</summary>
public enum CalibrationMethod
{
    /// <summary>
    /// A sigmoid of the score, fitted by maximum likelihood to targets that are drawn a little towards the middle (Platt, 1999).
    /// Two numbers for each class, so a few hundred rows are enough.
    /// </summary>
    Platt,

    /// <summary>
    /// The best function that never falls as the score rises (pool adjacent violators), straight between its steps. It bends as
    /// the data do, wants a thousand rows or more, and can say exactly 0 and 1.
    /// </summary>
    Isotonic,
}
