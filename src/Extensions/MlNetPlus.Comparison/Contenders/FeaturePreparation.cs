using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison;

/// <summary>Puts the preparation that a trainer needs in front of it.</summary>
internal static class FeaturePreparation
{
    public const string PreparedColumnName = "PreparedFeatures";

    /// <summary>Above this many features rows stay sparse, so scaling does not subtract the mean.</summary>
    private const int MostCenteredFeatures = 2000;

    /// <summary>For trees, which do not care about scale: missing values filled and marked.</summary>
    public static ITransformer ForTrees(TrainingRows rows, MLContext context) =>
        new FeatureFillTransformer(context, PreparedColumnName, TrainingRows.FeaturesColumnName, rows.Profile, standardizes: false, centers: false);

    /// <summary>For linear models: missing values filled and marked, features standardised.</summary>
    public static ITransformer ForLinear(TrainingRows rows, MLContext context) =>
        new FeatureFillTransformer(context, PreparedColumnName, TrainingRows.FeaturesColumnName, rows.Profile, standardizes: true, centers: rows.FeatureCount <= MostCenteredFeatures);

    /// <summary>Fits the trainer behind the preparation.</summary>
    public static TransformerChain<ITransformer> Fit(ITransformer preparation, IEstimator<ITransformer> trainer, IDataView view) =>
        new(preparation, trainer.Fit(preparation.Transform(view)));
}
