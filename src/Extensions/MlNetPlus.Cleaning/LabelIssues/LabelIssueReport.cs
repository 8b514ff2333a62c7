using Microsoft.ML;

namespace MlNetPlus.Cleaning;

/// <summary>What confident learning found.</summary>
public sealed class LabelIssueReport
{
    internal LabelIssueReport(IReadOnlyList<string> classes, IReadOnlyList<LabelIssue> issues, ConfidentLearning learning, long rowCount, long incompleteRows)
    {
        Classes = classes;
        Issues = issues;
        Thresholds = learning.Thresholds;
        ConfidentJoint = learning.Joint;
        Confusion = learning.Confusion;
        RowCount = rowCount;
        IncompleteRows = incompleteRows;
    }

    /// <summary>The classes, in the order of the tables.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>The rows whose labels are probably wrong, in the order that the options ask for.</summary>
    public IReadOnlyList<LabelIssue> Issues { get; }

    /// <summary>The mean probability of each class over the rows given that class; NaN for a class without rows.</summary>
    public IReadOnlyList<double> Thresholds { get; }

    /// <summary>How many rows given class i (outer) confidently look like class j (inner).</summary>
    public IReadOnlyList<IReadOnlyList<long>> ConfidentJoint { get; }

    /// <summary>How many rows given class i (outer) are predicted as class j (inner).</summary>
    public IReadOnlyList<IReadOnlyList<long>> Confusion { get; }

    /// <summary>How many rows were read.</summary>
    public long RowCount { get; }

    /// <summary>How many of them were left out, because the label is missing or a probability is not finite.</summary>
    public long IncompleteRows { get; }

    /// <summary>The pairs of classes most often confused, most often first.</summary>
    /// <param name="minimum">Pairs with fewer rows are left out; 1 by default.</param>
    /// <returns>The pairs.</returns>
    public IReadOnlyList<ConfusedPair> MostConfused(long minimum = 1) =>
    [
        .. from given in Enumerable.Range(0, Classes.Count)
           from predicted in Enumerable.Range(0, Classes.Count)
           where given != predicted && Confusion[given][predicted] >= minimum
           orderby Confusion[given][predicted] descending
           select new ConfusedPair(Classes[given], Classes[predicted], Confusion[given][predicted]),
    ];

    /// <summary>
    /// Writes a page of the issues with their pictures or values, on which to choose for each: keep, give another label, or delete.
    /// The page saves the choices as a CSV file for <c>mlContext.Data.ApplyCleaning</c>.
    /// </summary>
    /// <param name="path">The file to write; what is there is replaced. The page needs no other file and no network.</param>
    /// <param name="outOfFold">The view that <c>FindLabelIssues</c> has read. Read once, up to the last row shown.</param>
    /// <param name="options">What to show of each row; null for the defaults.</param>
    /// <exception cref="ArgumentException">The options are at fault, or the view is another one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveGallery(string path, IDataView outOfFold, CleaningGalleryOptions? options = null) =>
        GalleryPage.Save(GallerySource.Of(this), path, outOfFold, options ?? new());
}
