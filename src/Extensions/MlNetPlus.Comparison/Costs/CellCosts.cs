namespace MlNetPlus.Comparison;

/// <summary>What one model cost besides the time to fit and to score; part of the cell's outcome.</summary>
/// <param name="SingleSeconds">Median time of predicting one row on its own.</param>
/// <param name="PeakBytes">How far the process's memory grew while the model was fitted.</param>
/// <param name="ModelBytes">Size of the model as saved.</param>
internal sealed record CellCosts(double? SingleSeconds, long? PeakBytes, long? ModelBytes);
