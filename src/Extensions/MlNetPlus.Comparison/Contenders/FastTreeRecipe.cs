using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;

namespace MlNetPlus.Comparison;

/// <summary>FastTree. Multiclass: one model per class, whose probabilities are divided by their sum.</summary>
internal sealed class FastTreeRecipe : ContenderRecipe
{
    private const double FeatureShare = 0.8;
    private const int FewestFeaturesToSample = 4;

    public override string? NoteFor(ComparisonTask task) => task == ComparisonTask.Multiclass
        ? "FastTree is one model per class: it has no joint multiclass form."
        : null;

    public override ITransformer Fit(TrainingRows rows)
    {
        var context = rows.NewContext();
        return FeaturePreparation.Fit(FeaturePreparation.ForTrees(rows, context), Trainer(rows, context), rows.View);
    }

    private static IEstimator<ITransformer> Trainer(TrainingRows rows, MLContext context) => rows.Task switch
    {
        ComparisonTask.Binary => context.BinaryClassification.Trainers.FastTree(Options<FastTreeBinaryTrainer.Options>(rows)),
        ComparisonTask.Multiclass => context.MulticlassClassification.Trainers.OneVersusAll(
            context.BinaryClassification.Trainers.FastTree(Options<FastTreeBinaryTrainer.Options>(rows)), rows.LabelColumnName),
        _ => context.Regression.Trainers.FastTree(Options<FastTreeRegressionTrainer.Options>(rows)),
    };

    private static TOptions Options<TOptions>(TrainingRows rows)
        where TOptions : BoostedTreeOptions, new()
    {
        var size = BoostingSize.For(rows.Profile.Rows);
        return new TOptions
        {
            LabelColumnName = rows.LabelColumnName,
            FeatureColumnName = FeaturePreparation.PreparedColumnName,
            NumberOfTrees = size.Trees,
            NumberOfLeaves = size.Leaves,
            LearningRate = size.LearningRate,
            MinimumExampleCountPerLeaf = size.RowsInSmallestLeaf,
            FeatureFraction = rows.FeatureCount >= FewestFeaturesToSample ? FeatureShare : 1,
            Seed = rows.Seed,
            FeatureSelectionSeed = rows.Seed,
        };
    }
}
