using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace MlNetPlus.Comparison;

/// <summary>
/// Logistic regression, maximum entropy or least squares on standardised features. The L2 weight of 1 on the summed loss is
/// scikit-learn's C = 1; ML.NET's own default adds an L1 weight of 1, which scikit-learn does not.
/// </summary>
internal sealed class LinearRecipe : ContenderRecipe
{
    private const float L2 = 1;
    private const float Tolerance = 1e-6f;
    private const string UnitTarget = "UnitTarget";

    public override ITransformer Fit(TrainingRows rows)
    {
        var context = rows.NewContext();
        var preparation = FeaturePreparation.ForLinear(rows, context);
        return rows.Task == ComparisonTask.Regression
            ? FitLeastSquares(rows, context, preparation)
            : FeaturePreparation.Fit(preparation, Classifier(context, rows.Task, rows.LabelColumnName, FeaturePreparation.PreparedColumnName), rows.View);
    }

    /// <summary>Logistic regression for two classes, maximum entropy for several.</summary>
    public static IEstimator<ITransformer> Classifier(MLContext context, ComparisonTask task, string labelColumnName, string featureColumnName)
    {
        if (task == ComparisonTask.Binary)
        {
            var logistic = new LbfgsLogisticRegressionBinaryTrainer.Options();
            Set(logistic, labelColumnName, featureColumnName);
            return context.BinaryClassification.Trainers.LbfgsLogisticRegression(logistic);
        }

        var entropy = new LbfgsMaximumEntropyMulticlassTrainer.Options();
        Set(entropy, labelColumnName, featureColumnName);
        return context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(entropy);
    }

    private static void Set<TOptions, TTransformer, TModel>(LbfgsTrainerBase<TOptions, TTransformer, TModel>.OptionsBase options, string labelColumnName, string featureColumnName)
        where TOptions : LbfgsTrainerBase<TOptions, TTransformer, TModel>.OptionsBase, new()
        where TTransformer : ISingleFeaturePredictionTransformer<TModel>
        where TModel : class
    {
        options.LabelColumnName = labelColumnName;
        options.FeatureColumnName = featureColumnName;
        options.L1Regularization = 0;
        options.L2Regularization = L2;
        options.OptimizationTolerance = Tolerance;
        options.NumberOfThreads = 1;
    }

    /// <summary>
    /// SDCA steps depend on the target's scale, so it is trained on a target of mean 0 and deviation 1, and the scores are
    /// taken back to the label's unit. The target's column is needed in training only, and is not part of the model.
    /// </summary>
    private static TransformerChain<ITransformer> FitLeastSquares(TrainingRows rows, MLContext context, ITransformer preparation)
    {
        var labels = rows.View.GetColumn<float>(rows.LabelColumnName).ToArray();
        var mean = labels.Average(label => (double)label);
        var deviation = Math.Sqrt(RegressionMetrics.Variance(labels));
        var scale = deviation > 0 ? deviation : 1;

        var toUnit = new AffineTransformer(context, UnitTarget, rows.LabelColumnName, 1 / scale, -mean / scale);
        var trainer = context.Regression.Trainers.Sdca(new SdcaRegressionTrainer.Options
        {
            LabelColumnName = UnitTarget,
            FeatureColumnName = FeaturePreparation.PreparedColumnName,
            L2Regularization = L2 / labels.Length,
            L1Regularization = 0,
            ConvergenceTolerance = 1e-4f,
            MaximumNumberOfIterations = 200,
            NumberOfThreads = 1,
            Shuffle = true,
        });
        var model = trainer.Fit(toUnit.Transform(preparation.Transform(rows.View)));
        return new TransformerChain<ITransformer>(preparation, model, new AffineTransformer(context, "Score", "Score", scale, mean));
    }
}
