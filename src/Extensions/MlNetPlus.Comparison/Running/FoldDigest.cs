using System.Security.Cryptography;
using System.Text;
using Microsoft.ML;

namespace MlNetPlus.Comparison;

/// <summary>
/// A digest of what the features make of a fold's rows: of the test rows, and of the training rows too, which they may treat
/// otherwise (a count that leaves the row itself out).
/// </summary>
internal static class FoldDigest
{
    /// <param name="source">The comparison's data.</param>
    /// <param name="fold">The fold.</param>
    /// <param name="features">The features, fitted on its training rows.</param>
    /// <param name="train">The training rows as contenders are given them, held in memory.</param>
    /// <param name="test">The same of the test rows.</param>
    public static string Of(ComparisonSource source, Fold fold, ITransformer features, IDataView train, IDataView test)
    {
        var text = new StringBuilder();
        var (trainRows, testRows) = (source.UnrecordedRowsAt(fold.TrainRows()), source.UnrecordedRowsAt(fold.TestRows()));
        Append(text, trainRows.Schema, train, TrainingMapping.Apply(features, trainRows));
        Append(text, testRows.Schema, test, features.Transform(testRows));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>
    /// "Features" is read from memory, where contenders need it anyway; the other columns past it, so that what nobody needs is
    /// neither held nor counted as read.
    /// </summary>
    private static void Append(StringBuilder text, DataViewSchema given, IDataView held, IDataView made)
    {
        var columns = Made(given, made.Schema).ToLookup(column => column.Name == TrainingRows.FeaturesColumnName);
        foreach (var (name, digest) in ValueDigest.OfColumns(held, [.. columns[true].Select(column => held.Schema[column.Name])]).Concat(ValueDigest.OfColumns(made, [.. columns[false]])))
            text.Append(name).Append('\n').Append(digest).Append('\n');
    }

    /// <summary>The visible columns but those of the data, whose digests are in the comparison's fingerprint already: they stand in front as long as no step selects columns.</summary>
    private static IEnumerable<DataViewSchema.Column> Made(DataViewSchema given, DataViewSchema output)
    {
        var keepsAll = output.Count >= given.Count && given.All(column => output[column.Index].Name == column.Name);
        return output.Where(column => !column.IsHidden && !(keepsAll && column.Index < given.Count));
    }
}
