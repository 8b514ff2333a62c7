using Microsoft.ML;

namespace MlNetPlus.Cleaning;

/// <summary>The rows with the largest losses of a scored view.</summary>
/// <param name="Rows">The rows, largest loss first; of equal losses the earlier row first. Load them with <c>mlContext.Data.LoadFromEnumerable</c> to go on with them.</param>
/// <param name="RowCount">How many rows were read.</param>
/// <param name="IncompleteRows">How many of them had no loss, because the label is missing or a score is not finite.</param>
public sealed record LossRanking(IReadOnlyList<RowLoss> Rows, long RowCount, long IncompleteRows)
{
    /// <summary>The classes in the order of the scores; null for a regression.</summary>
    public IReadOnlyList<string>? Classes { get; init; }

    /// <summary>
    /// Writes a page of these rows with their pictures or values, on which to choose for each: keep, give another label, or delete.
    /// The page saves the choices as a CSV file for <c>mlContext.Data.ApplyCleaning</c>.
    /// </summary>
    /// <param name="path">The file to write; what is there is replaced. The page needs no other file and no network.</param>
    /// <param name="scored">The view that <c>TopLosses</c> has read. Read once, up to the last row shown.</param>
    /// <param name="options">What to show of each row; null for the defaults.</param>
    /// <exception cref="ArgumentException">The options are at fault, or the view is another one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveGallery(string path, IDataView scored, CleaningGalleryOptions? options = null) =>
        GalleryPage.Save(GallerySource.Of(this), path, scored, options ?? new());
}
