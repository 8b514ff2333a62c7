using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Transforms;

/// <summary>
/// Counts how many rows share a key (a text, a number, a date, several columns together) and adds the count as a feature.
/// Made by <see cref="GroupFrequencyCatalogExtensions.GroupFrequency(TransformsCatalog, string, string[])"/>.
/// </summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>Characteristic</term><description></description></listheader>
/// <item><term>Learns from data</term><description>Yes: the number of rows of each key.</description></item>
/// <item><term>Rows read</term><description>Once, key columns only; those of <see cref="GroupFrequencyOptions.AlsoCount"/> once too.</description></item>
/// <item><term>Input types</term><description>One or more columns of text, any integer or floating type, Boolean, DateTime, DateTimeOffset, TimeSpan, row id or key; no vectors.</description></item>
/// <item><term>Output types</term><description>One Single per row.</description></item>
/// <item><term>Saved state</term><description>The keys that reach <see cref="GroupFrequencyOptions.MinimumCount"/> and their counts, in key order; the options but for AlsoCount.</description></item>
/// <item><term>Thread safety</term><description>Immutable; so is the transformer.</description></item>
/// </list>
/// <para>
/// A key is missing when a text is empty, a floating-point number is NaN, a key value is 0, a date is the default value.
/// Texts are compared character by character; -0.0 equals 0.0; two DateTimeOffset are equal when they are the same instant.
/// With several columns, one missing value makes the whole key missing, as in pandas' <c>groupby</c>.
/// </para>
/// <para>
/// When no row has a key, <c>Fit</c> succeeds and writes one warning to <c>mlContext.Log</c>; the transformer then gives every
/// row with a key <see cref="GroupFrequencyOptions.UnseenValue"/>.
/// </para>
/// </remarks>
public sealed class GroupFrequencyEstimator : RowEstimator<GroupFrequencyTransformer>
{
    private readonly GroupFrequencyOptions _options;

    internal GroupFrequencyEstimator(IHostEnvironment environment, GroupFrequencyOptions options)
        : base(environment)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.ValidatedCopy();
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<ColumnShape> DescribeOutputs(InputSchema input)
    {
        FindKeys(input);
        return [ColumnShape.Scalar(_options.OutputColumnName, NumberDataViewType.Single)];
    }

    /// <inheritdoc/>
    protected override GroupFrequencyTransformer FitCore(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var keys = FindKeys(InputSchema.Of(input.Schema));
        var rules = new KeyRules(_options.MissingAsGroup, _options.Trim, _options.IgnoreCase);
        var counts = new GroupCounts();
        RowCounter.Count(Host, input, keys.Names, rules, counts);
        if (_options.AlsoCount is { } more)
            RowCounter.Count(Host, more, keys.Names, rules, counts);

        if (counts.KeyedRows == 0)
            WarnOfNoKeys(counts.MissingRows);
        return new GroupFrequencyTransformer(Host, _options, keys, counts.Compact(_options.MinimumCount));
    }

    private KeyColumns FindKeys(InputSchema input)
    {
        var keys = KeyColumns.Of(input, _options.KeyColumnNames, nameof(GroupFrequencyEstimator));
        if (_options.AlsoCount is { } more)
            keys.Check(more.Schema, $"{nameof(GroupFrequencyEstimator)}, in {nameof(GroupFrequencyOptions.AlsoCount)}");
        return keys;
    }

    private void WarnOfNoKeys(long rows)
    {
        var names = string.Join(", ", _options.KeyColumnNames.Select(name => $"'{name}'"));
        var what = rows == 0 ? "There are no rows to count" : $"All {rows} rows are missing in {names}";
        Host.LogWarning(
            nameof(GroupFrequencyEstimator),
            $"{what}: '{_options.OutputColumnName}' will hold no counts, only {nameof(_options.UnseenValue)} and the value for missing keys. Check the key columns.");
    }
}
