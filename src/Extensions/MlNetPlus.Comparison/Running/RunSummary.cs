namespace MlNetPlus.Comparison;

/// <summary>What the result says about the run, beside what the cells say.</summary>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Stopped">Why it ended.</param>
/// <param name="Notes">What else a reader should know, such as cells that were read from a folder.</param>
internal sealed record RunSummary(TimeSpan Elapsed, StopReason Stopped, IReadOnlyList<string> Notes);
