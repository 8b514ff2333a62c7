using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison;

/// <summary>The training rows of one fold, as a contender is given them.</summary>
internal sealed class TrainingRows
{
    public const string FeaturesColumnName = "Features";

    private readonly Lazy<FeatureProfile> _profile;

    public TrainingRows(IDataView view, ComparisonTask task, string labelColumnName, int seed)
    {
        View = view;
        Task = task;
        LabelColumnName = labelColumnName;
        Seed = seed;
        _profile = new Lazy<FeatureProfile>(() => FeatureProfile.Learn(view, FeaturesColumnName));
    }

    /// <summary>The rows with "Features" and the label; held in memory.</summary>
    public IDataView View { get; }

    public ComparisonTask Task { get; }

    public string LabelColumnName { get; }

    public int FeatureCount => ((VectorDataViewType)View.Schema[FeaturesColumnName].Type).Size;

    /// <summary>What the features look like on these rows; learnt once, on first use.</summary>
    public FeatureProfile Profile => _profile.Value;

    /// <summary>Seed for a trainer's options.</summary>
    public int Seed { get; }

    /// <summary>The group of each row of the whole data, when the split keeps groups together, so that inner folds do so too; else null.</summary>
    public int[]? GroupOfRow { get; init; }

    /// <summary>The index in the whole data of each row that the features were given, in order: they may drop the column that says it. Null where nobody needs it.</summary>
    public int[]? GivenRows { get; init; }

    /// <summary>Scores that a model gives a row: one for each class in multiclass, else one.</summary>
    public int ScoreWidth => Task == ComparisonTask.Multiclass ? (int)((KeyDataViewType)View.Schema[LabelColumnName].Type).Count : 1;

    /// <summary>A fresh context, so that a contender's randomness depends on nothing but the seed.</summary>
    public MLContext NewContext() => new(Seed);

    /// <summary>Some of these rows, held in memory.</summary>
    /// <param name="places">Their places among these rows, ascending.</param>
    /// <param name="rows">Their indices in the whole data.</param>
    public TrainingRows Subset(int[] places, int[] rows) =>
        new(NewContext().Data.Cache(new RowSubset(View, places)), Task, LabelColumnName, Seed) { GroupOfRow = GroupOfRow, GivenRows = rows };
}
