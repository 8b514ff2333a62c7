using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison;

/// <summary>The training and test rows of one fold, with features fitted on the training rows only; shared by all contenders.</summary>
internal sealed class FoldData : IDisposable
{
    private readonly ITransformer? _features;
    private readonly Lazy<string?> _featuresDigest;
    private readonly ComparisonSource _source;
    private readonly bool _isPart;
    private bool _isReadAhead;

    private FoldData(ComparisonSource source, Fold fold, ITransformer? features, TrainingRows train, IDataView test, bool isPart)
    {
        _isPart = isPart;
        _source = source;
        Files = new FoldFiles(source.Context, train, test);
        Fold = fold;
        _features = features;
        Train = train;
        Test = test;
        TestRows = fold.TestRows();
        _featuresDigest = new Lazy<string?>(() => features is null ? null : FoldDigest.Of(source, fold, features, train.View, test));
        if (isPart)
            return;
        Importance = source.Options.Importance is null ? null : new FoldImportance(source, fold, features);
        Dependence = source.Options.PartialDependence is null || fold.Repeat > 0 ? null : new FoldDependence(source, fold, features);
        Curve = source.Options.LearningCurve is null ? null : new FoldCurve(source, fold);
    }

    public Fold Fold { get; }

    public TrainingRows Train { get; }

    public IDataView Test { get; }

    /// <summary>The test rows' indices in the data, ascending.</summary>
    public int[] TestRows { get; }

    /// <summary>The same rows for a process of its own.</summary>
    public FoldFiles Files { get; }

    /// <summary>Measures permutation importance; null when it is not asked for.</summary>
    public FoldImportance? Importance { get; }

    /// <summary>Measures partial dependence; null when it is not asked for, and on later repeats, which would only say it again.</summary>
    public FoldDependence? Dependence { get; }

    /// <summary>Fits on shares of the training rows; null when that is not asked for.</summary>
    public FoldCurve? Curve { get; }

    /// <summary>Whether a model is asked for more than the scores of the test rows.</summary>
    public bool InspectsModels => Importance is not null || Dependence is not null;

    /// <summary>Costs are measured on the folds of the first repeat: the later ones would only say it again.</summary>
    public bool MeasuresCosts => !_isPart && _source.Options.MeasureCosts && Fold.Repeat == 0;

    /// <summary>Training rows are scored on the folds of the first repeat: the later ones would only say it again.</summary>
    public bool ChecksOverfit => !_isPart && _source.Options.CheckOverfit && Fold.Repeat == 0;

    /// <summary>
    /// Digest of what the features make of training and test rows, which depends on what they learnt; null when the comparison
    /// makes none. Computed when first asked for.
    /// </summary>
    public string? FeaturesDigest => _featuresDigest.Value;

    /// <summary>The raw columns that features and contenders have read so far, in this and earlier folds.</summary>
    public IReadOnlyList<string> ColumnsRead => [.. _source.ColumnsRead.Order(StringComparer.Ordinal)];

    public static FoldData Prepare(ComparisonSource source, Fold fold) => Prepare(source, fold, isPart: false);

    /// <summary>The same on a part of the training rows, for the scores alone.</summary>
    public static FoldData PreparePart(ComparisonSource source, Fold fold) => Prepare(source, fold, isPart: true);

    /// <summary>Fits the user's features and checks that they end as the contenders need them. Null when there are none.</summary>
    public static ITransformer? FitFeatures(ComparisonSource source, IDataView train, string where)
    {
        var options = source.Options;
        if (options.Features is null)
        {
            CheckFeatures(train.Schema, options);
            return null;
        }

        try
        {
            var features = options.Features.Fit(source.AlsoFitOn is { } more ? new AppendedRows(train, more, options.LabelColumnName) : train);
            CheckFeatures(features.GetOutputSchema(train.Schema), options);
            return features;
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or FeaturesColumnException))
        {
            throw new InvalidOperationException(
                $"{nameof(ComparisonOptions)}.{nameof(options.Features)} failed on {where}: {exception.Message} It is fitted on the training rows of each fold; try its Fit on the whole data to find the cause.", exception);
        }
    }

    /// <summary>Makes the features once, before anything is timed.</summary>
    public void ReadAhead(ContenderRecipe recipe)
    {
        if (_isReadAhead || !recipe.NeedsFeatures)
            return;

        _isReadAhead = true;
        CostMeter.ReadAhead(Train.View, TrainingRows.FeaturesColumnName, Train.LabelColumnName);
        CostMeter.ReadAhead(Test, TrainingRows.FeaturesColumnName, FoldRows.RowColumnName);
    }

    /// <summary>Asks a model what the options want to know beside its scores.</summary>
    public void Inspect(ITransformer model, CellOutcome outcome, CancellationToken cancellation)
    {
        outcome.Importance = Importance?.Measure(model, cancellation);
        outcome.Dependence = Dependence?.Measure(model, cancellation);
    }

    public void Dispose()
    {
        Curve?.Dispose();
        (_features as IDisposable)?.Dispose();
        Files.Dispose();
    }

    private static FoldData Prepare(ComparisonSource source, Fold fold, bool isPart)
    {
        var options = source.Options;
        var rows = fold.TrainRows();
        var train = source.RowsAt(rows);
        var test = source.RowsAt(fold.TestRows());
        var features = FitFeatures(source, train, fold.ToString());
        if (features is not null)
        {
            train = TrainingMapping.Apply(features, train);
            test = features.Transform(test);
        }

        var context = source.Context;
        return new FoldData(
            source,
            fold,
            features,
            new TrainingRows(context.Data.Cache(train), source.Labels.Task, options.LabelColumnName, options.Seed) { GroupOfRow = source.KeptGroups, GivenRows = rows },
            context.Data.Cache(test),
            isPart);
    }

    private static void CheckFeatures(DataViewSchema schema, ComparisonOptions options)
    {
        var maker = options.Features is null ? "The data" : $"{nameof(ComparisonOptions)}.{nameof(options.Features)}";
        if (schema.GetColumnOrNull(options.LabelColumnName) is null)
            throw new FeaturesColumnException($"{maker} drops the label column '{options.LabelColumnName}'; expected it to stay. Take it out of DropColumns, or add it to SelectColumns.");

        if (options.Features is null && !options.Contenders.Any(contender => contender.Recipe.NeedsFeatures))
            return;
        if (schema.GetColumnOrNull(TrainingRows.FeaturesColumnName) is not { } column)
        {
            var remedy = options.Features is null
                ? $"Set {nameof(ComparisonOptions)}.{nameof(options.Features)}, e.g. to mlContext.Transforms.Concatenate(\"Features\", …)"
                : "End it with mlContext.Transforms.Concatenate(\"Features\", …)";
            throw new FeaturesColumnException($"{maker} has no column '{TrainingRows.FeaturesColumnName}' at its end; it has {string.Join(", ", schema.Where(one => !one.IsHidden && one.Name != FoldRows.RowColumnName).Select(one => $"'{one.Name}'"))}. {remedy}.");
        }

        if (column.Type is not VectorDataViewType { Size: > 0, ItemType: NumberDataViewType { RawType: var raw } } || raw != typeof(float))
        {
            throw new FeaturesColumnException(
                $"Column '{TrainingRows.FeaturesColumnName}' (made by {maker}) is {column.Type}; expected a vector of Single of fixed length. Convert its parts with mlContext.Transforms.Conversion.ConvertType and concatenate them.");
        }
    }
}
