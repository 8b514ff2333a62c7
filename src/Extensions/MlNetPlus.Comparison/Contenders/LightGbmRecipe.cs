using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.LightGbm;

namespace MlNetPlus.Comparison;

/// <summary>LightGBM on the features as they are: it takes missing values itself.</summary>
internal sealed class LightGbmRecipe : ContenderRecipe
{
    private const double Share = 0.8;

    /// <summary>Below this many values its threads wait for each other longer than they work.</summary>
    private const long ValuesWorthThreads = 500_000;

    public override ITransformer Fit(TrainingRows rows) => Trainer(rows, rows.NewContext()).Fit(rows.View);

    private static IEstimator<ITransformer> Trainer(TrainingRows rows, MLContext context)
    {
        switch (rows.Task)
        {
            case ComparisonTask.Binary:
                var binary = new LightGbmBinaryTrainer.Options();
                Set(binary, rows);
                return context.BinaryClassification.Trainers.LightGbm(binary);
            case ComparisonTask.Multiclass:
                var multiclass = new LightGbmMulticlassTrainer.Options { UseSoftmax = true };
                Set(multiclass, rows);
                return context.MulticlassClassification.Trainers.LightGbm(multiclass);
            default:
                var regression = new LightGbmRegressionTrainer.Options();
                Set(regression, rows);
                return context.Regression.Trainers.LightGbm(regression);
        }
    }

    private static void Set<TOptions, TOutput, TTransformer, TModel>(
        LightGbmTrainerBase<TOptions, TOutput, TTransformer, TModel>.OptionsBase options, TrainingRows rows)
        where TOptions : LightGbmTrainerBase<TOptions, TOutput, TTransformer, TModel>.OptionsBase, new()
        where TTransformer : ISingleFeaturePredictionTransformer<TModel>
        where TModel : class
    {
        var count = rows.Profile.Rows;
        var size = BoostingSize.For(count);
        options.LabelColumnName = rows.LabelColumnName;
        options.FeatureColumnName = TrainingRows.FeaturesColumnName;
        options.NumberOfIterations = size.Trees;
        options.NumberOfLeaves = size.Leaves;
        options.LearningRate = size.LearningRate;
        options.MinimumExampleCountPerLeaf = size.RowsInSmallestLeaf;
        options.NumberOfThreads = (long)count * rows.FeatureCount < ValuesWorthThreads ? 1 : null;
        options.Seed = rows.Seed;
        options.Deterministic = true;
        options.ForceRowWise = true;
        options.Booster = new GradientBooster.Options { SubsampleFraction = Share, SubsampleFrequency = 1, FeatureFraction = Share };
    }
}
