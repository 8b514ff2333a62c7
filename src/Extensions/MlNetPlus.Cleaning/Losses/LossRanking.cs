namespace MlNetPlus.Cleaning;

/// <summary>The rows with the largest losses of a scored view.</summary>
/// <param name="Rows">The rows, largest loss first; of equal losses the earlier row first. Load them with <c>mlContext.Data.LoadFromEnumerable</c> to go on with them.</param>
/// <param name="RowCount">How many rows were read.</param>
/// <param name="IncompleteRows">How many of them had no loss, because the label is missing or a score is not finite.</param>
public sealed record LossRanking(IReadOnlyList<RowLoss> Rows, long RowCount, long IncompleteRows);
