using Microsoft.ML;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Transforms;

/// <summary>
/// What <see cref="GroupFrequencyEstimator"/> counts and what it makes of the counts. The estimator copies the options:
/// changing them afterwards changes nothing.
/// </summary>
public sealed class GroupFrequencyOptions
{
    /// <summary>The name of the column that is added, of type Single. An input column of that name is hidden.</summary>
    /// <value>Required.</value>
    public string OutputColumnName { get; set; } = string.Empty;

    /// <summary>The columns that make up the key: rows that are equal in all of them share it.</summary>
    /// <value>Required: one or more different names. Each column holds one primitive value or key per row.</value>
    public IReadOnlyList<string> KeyColumnNames { get; set; } = [];

    /// <summary>What to make of the number of rows that share a key.</summary>
    /// <value>Default: <see cref="FrequencyValue.Count"/>.</value>
    public FrequencyValue Value { get; set; } = FrequencyValue.Count;

    /// <summary>The output for a key that no counted row has, or fewer than <see cref="MinimumCount"/>; used as it stands, whatever <see cref="Value"/> is.</summary>
    /// <value>Default: 0. Any finite number, or NaN for missing.</value>
    public float UnseenValue { get; set; }

    /// <summary>
    /// The output for a row without a key: one in which any of the key columns is missing. Of no effect with
    /// <see cref="MissingAsGroup"/>.
    /// </summary>
    /// <value>Default: NaN, as in pandas. Any finite number, or NaN.</value>
    public float MissingValue { get; set; } = float.NaN;

    /// <summary>
    /// Whether missing is a value like any other: the rows without a key are a group; with several key columns, so are the
    /// rows that are missing in one and equal in the others.
    /// </summary>
    /// <value>Default: <see langword="false"/>: such rows are not counted, and get <see cref="MissingValue"/>.</value>
    public bool MissingAsGroup { get; set; }

    /// <summary>The smallest group that counts: the rows of a smaller one are treated as if their key was unseen.</summary>
    /// <value>Default: 1. 1 or more.</value>
    public int MinimumCount { get; set; } = 1;

    /// <summary>
    /// Whether a training row leaves itself out, so that it gets what a new row with its key would have got had the training
    /// row not been there. A training row counts itself and a new row does not, so plain counts are one higher in training.
    /// </summary>
    /// <value>
    /// Default: <see langword="false"/>. Takes effect where a pipeline's <c>Fit</c> hands the training data on to the next
    /// estimator, and in <c>TransformForTraining</c>; never in <c>Transform</c>.
    /// </value>
    public bool MinusSelf { get; set; }

    /// <summary>
    /// Further rows to count over, such as a test set without labels. They need the key columns only, with the types that
    /// they have in the training data.
    /// </summary>
    /// <value>Default: <see langword="null"/>: the training data alone. Read once, in <c>Fit</c>.</value>
    public IDataView? AlsoCount { get; set; }

    /// <summary>Whether white space at both ends of a text key is dropped; a text of white space is then missing.</summary>
    /// <value>Default: <see langword="false"/>. Of no effect on columns that are not text.</value>
    public bool Trim { get; set; }

    /// <summary>Whether text keys that differ only in upper and lower case are the same key, in the invariant culture.</summary>
    /// <value>Default: <see langword="false"/>. Of no effect on columns that are not text.</value>
    public bool IgnoreCase { get; set; }

    internal GroupFrequencyOptions ValidatedCopy()
    {
        var copy = (GroupFrequencyOptions)MemberwiseClone();
        copy.KeyColumnNames = KeyColumnNames is null ? [] : [.. KeyColumnNames];

        var faults = new OptionsFaults(nameof(GroupFrequencyOptions));
        faults.Check(!string.IsNullOrEmpty(OutputColumnName), nameof(OutputColumnName), OutputColumnName, "a column name");
        faults.Check(AreNames(copy.KeyColumnNames), nameof(KeyColumnNames), Show(KeyColumnNames), "one or more different column names");
        faults.Check(Enum.IsDefined(Value), nameof(Value), Value, "Count, Share or Log1p");
        faults.Check(!float.IsInfinity(UnseenValue), nameof(UnseenValue), UnseenValue, "a finite number, or NaN for missing");
        faults.Check(!float.IsInfinity(MissingValue), nameof(MissingValue), MissingValue, "a finite number, or NaN for missing");
        faults.Check(MinimumCount >= 1, nameof(MinimumCount), MinimumCount, "1 or more");
        faults.ThrowIfAny();
        return copy;
    }

    private static bool AreNames(IReadOnlyList<string> names) =>
        names.Count > 0 && !names.Any(string.IsNullOrEmpty) && names.Distinct(StringComparer.Ordinal).Count() == names.Count;

    private static string? Show(IReadOnlyList<string>? names) =>
        names is null ? null : $"[{string.Join(", ", names.Select(name => name is null ? "null" : $"'{name}'"))}]";
}
