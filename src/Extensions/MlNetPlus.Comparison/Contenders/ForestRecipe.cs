using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace MlNetPlus.Comparison;

/// <summary>
/// FastForest, with other defaults than its own. Its 20 leaves of at least 10 rows are shallow for a forest, whose trees are
/// meant to be deep: with 32 leaves of at least 3 rows it matches scikit-learn's forest with min_samples_leaf = 3 on about
/// 1,000 rows, and leaves grow with the rows. Features are sampled per tree only: its own sampling per split is a chain of
/// coin tosses that did no better and takes time.
/// </summary>
internal sealed class ForestRecipe : ContenderRecipe
{
    private const int Trees = 100;
    private const int LeastLeaves = 32;
    private const int MostLeaves = 1024;
    private const int RowsPerLeaf = 32;
    private const int RowsInSmallestLeaf = 3;
    private const double FeatureShare = 0.7;
    private const int FewestFeaturesToSample = 4;

    public override string? NoteFor(ComparisonTask task) => task == ComparisonTask.Multiclass
        ? "The random forest is one forest per class: ML.NET has no joint multiclass forest."
        : null;

    public override ITransformer Fit(TrainingRows rows)
    {
        var context = rows.NewContext();
        var preparation = FeaturePreparation.ForTrees(rows, context);
        return rows.Task switch
        {
            ComparisonTask.Binary => FitBinary(rows, context, preparation),
            ComparisonTask.Multiclass => FitClasses(rows, context, preparation),
            _ => FeaturePreparation.Fit(preparation, context.Regression.Trainers.FastForest(Options<FastForestRegressionTrainer.Options>(rows, rows.LabelColumnName)), rows.View),
        };
    }

    private static TransformerChain<ITransformer> FitBinary(TrainingRows rows, MLContext context, ITransformer preparation)
    {
        var trainer = context.BinaryClassification.Trainers.FastForest(Options<FastForestBinaryTrainer.Options>(rows, rows.LabelColumnName));
        var forest = trainer.Fit(preparation.Transform(rows.View));
        return Chain(preparation, forest, new ForestVotesTransformer(context, forest.Model.TrainedTreeEnsemble.Trees.Count, classes: 1));
    }

    private static TransformerChain<ITransformer> FitClasses(TrainingRows rows, MLContext context, ITransformer preparation)
    {
        var trainer = context.BinaryClassification.Trainers.FastForest(Options<FastForestBinaryTrainer.Options>(rows, rows.LabelColumnName));
        var forests = context.MulticlassClassification.Trainers
            .OneVersusAll(trainer, rows.LabelColumnName, useProbabilities: false)
            .Fit(preparation.Transform(rows.View));
        return Chain(preparation, forests, new ForestVotesTransformer(context, Trees, (int)((KeyDataViewType)rows.View.Schema[rows.LabelColumnName].Type).Count));
    }

    private static TransformerChain<ITransformer> Chain(params ITransformer[] transformers) => new(transformers);

    private static TOptions Options<TOptions>(TrainingRows rows, string label)
        where TOptions : FastForestOptionsBase, new()
    {
        var samples = rows.FeatureCount >= FewestFeaturesToSample;
        return new TOptions
        {
            LabelColumnName = label,
            FeatureColumnName = FeaturePreparation.PreparedColumnName,
            NumberOfTrees = Trees,
            NumberOfLeaves = Math.Clamp(rows.Profile.Rows / RowsPerLeaf, LeastLeaves, MostLeaves),
            MinimumExampleCountPerLeaf = RowsInSmallestLeaf,
            FeatureFraction = samples ? FeatureShare : 1,
            FeatureFractionPerSplit = 1,
            Seed = rows.Seed,
            FeatureSelectionSeed = rows.Seed,
        };
    }
}
