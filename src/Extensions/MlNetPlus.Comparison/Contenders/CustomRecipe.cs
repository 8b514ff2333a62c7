using Microsoft.ML;

namespace MlNetPlus.Comparison;

/// <summary>The user's own estimator.</summary>
internal sealed class CustomRecipe(Func<MLContext, IEstimator<ITransformer>> create) : ContenderRecipe
{
    public override bool NeedsFeatures => false;

    public override RecipeReference Reference(string contender) => new(typeof(CustomRecipe).FullName!, FunctionReference.Of(contender, create));

    public override ITransformer Fit(TrainingRows rows)
    {
        var estimator = create(rows.NewContext()) ?? throw new InvalidOperationException("The function given to Contender.Of returned null; expected an estimator.");
        return estimator.Fit(rows.View);
    }
}
