using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Tabular;

/// <summary>
/// Makes the feature vector of a tabular neural network out of columns: numbers as they are, categories as codes, which the network then gives embeddings.
/// </summary>
/// <remarks>
/// <list type="table">
/// <item><term>Learns from data?</term><description>Yes: the values of each category</description></item>
/// <item><term>Rows read</term><description>Once at Fit</description></item>
/// <item><term>Input types</term><description>Continuous: numbers and Boolean; categorical: text, key, numbers and Boolean</description></item>
/// <item><term>Output types</term><description>Vector of Single with SlotNames, the continuous columns first; and which slots are codes, as the annotation CategoryCounts</description></item>
/// <item><term>Saved state</term><description>Column names and the values of each category</description></item>
/// <item><term>Thread safety</term><description>Estimator and transformer are immutable</description></item>
/// </list>
/// A category's values are numbered from 1 in ascending order, texts by their characters. A missing value (empty text, NaN, key 0) and one that was not there at
/// Fit are NaN, which the network has an entry of its own for: fastai's "#na#". A category whose values are nearly all different says nothing of other rows:
/// it is left out with a warning, and all its codes are NaN.
/// </remarks>
public sealed class TabularFeaturesEstimator : RowEstimator<TabularFeaturesTransformer>
{
    /// <summary>A category with at least so many values, of which hardly one comes twice, is an identifier.</summary>
    private const int ManyValues = 20;
    private const double NearlyAll = 0.95;

    private static readonly AcceptedType Numbers = AcceptedType.Number.Or(AcceptedType.Boolean);
    private static readonly AcceptedType Categories = AcceptedType.Text.Or(AcceptedType.Key).Or(AcceptedType.Number).Or(AcceptedType.Boolean);

    private readonly string _output;
    private readonly string[] _categorical;
    private readonly string[] _continuous;

    internal TabularFeaturesEstimator(IHostEnvironment environment, string outputColumnName, IReadOnlyList<string> categorical, IReadOnlyList<string> continuous)
        : base(environment)
    {
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        ArgumentNullException.ThrowIfNull(categorical);
        ArgumentNullException.ThrowIfNull(continuous);
        var all = continuous.Concat(categorical).ToArray();
        if (all.Length == 0)
            throw new ArgumentException($"{nameof(TabularFeaturesEstimator)} got no columns; expected at least one, categorical or continuous.");
        if (Array.Exists(all, string.IsNullOrEmpty))
            throw new ArgumentException($"{nameof(TabularFeaturesEstimator)} got an empty column name. Name a column, or leave it out.");
        if (all.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } repeated)
            throw new ArgumentException($"{nameof(TabularFeaturesEstimator)} got column '{repeated.Key}' twice. Name it once, as a category or as a number.");
        (_output, _categorical, _continuous) = (outputColumnName, [.. categorical], [.. continuous]);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<ColumnShape> DescribeOutputs(InputSchema input)
    {
        ArgumentNullException.ThrowIfNull(input);
        foreach (var name in _continuous)
            input.Require(nameof(TabularFeaturesEstimator), name, Numbers);
        foreach (var name in _categorical)
            input.Require(nameof(TabularFeaturesEstimator), name, Categories);
        return [ColumnShape.Vector(_output, NumberDataViewType.Single).WithSlotNames().WithAnnotation(ColumnShape.Vector(CategorySlots.AnnotationName, NumberDataViewType.Int32))];
    }

    /// <inheritdoc/>
    protected override TabularFeaturesTransformer FitCore(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var columns = Array.ConvertAll(_categorical, name => input.Schema[name]);
        CategoryVocabulary[] vocabularies = [];
        if (columns.Length > 0)
        {
            using var cursor = input.GetRowCursor(columns);
            var learners = Array.ConvertAll(columns, column => new VocabularyLearner(cursor, column));
            while (cursor.MoveNext())
            {
                foreach (var learner in learners)
                    learner.ReadRow();
            }

            vocabularies = Array.ConvertAll(learners, Learnt);
        }

        return new TabularFeaturesTransformer(Host, _output, _continuous, _categorical, vocabularies);
    }

    private CategoryVocabulary Learnt(VocabularyLearner learner)
    {
        if (learner.Distinct < ManyValues || learner.Distinct < NearlyAll * learner.Present)
            return learner.Learn();
        Host.LogWarning(
            nameof(TabularFeaturesEstimator),
            $"Column '{learner.Name}' has {learner.Distinct} different values in {learner.Present} rows, so it tells rows apart and says nothing of others: it is left out. Take it out of the categories, or make groups of it first, e.g. with ExtractText or GroupFrequency.");
        return learner.Nothing();
    }
}
