namespace MlNetPlus.Torch.Tabular;

/// <summary>How numbers are scaled for a network. Saved by number.</summary>
internal enum NumberScaling
{
    /// <summary>
    /// Median 0 and interquartile range 1 (half the range where that is 0), then x/√(1 + (x/3)²): as RealMLP (Holzmüller, Grinsztajn and Steinwart 2024).
    /// </summary>
    Robust = 0,

    /// <summary>Mean 0 and deviation 1, clipped to ±5; a number of two values becomes 0 and 1.</summary>
    Standard = 1,
}
