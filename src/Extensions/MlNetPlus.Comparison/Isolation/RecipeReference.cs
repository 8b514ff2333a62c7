namespace MlNetPlus.Comparison;

/// <summary>Enough about a recipe to make it again in another process of the same program.</summary>
/// <param name="TypeName">The recipe's type.</param>
/// <param name="Function">The user's function; only for <see cref="CustomRecipe"/>.</param>
internal sealed record RecipeReference(string TypeName, FunctionReference? Function)
{
    /// <summary>How the recipe is calibrated, before any threshold; or null.</summary>
    public CalibrationSettings? Calibration { get; init; }

    /// <summary>The threshold that is put on the recipe, or null.</summary>
    public ThresholdSettings? Threshold { get; init; }

    public ContenderRecipe Make()
    {
        var recipe = Function is { } function
            ? new CustomRecipe(function.Make())
            : (ContenderRecipe)Activator.CreateInstance(typeof(RecipeReference).Assembly.GetType(TypeName, throwOnError: true)!)!;
        if (Calibration is { } calibration)
            recipe = new CalibratedRecipe(recipe, calibration);
        return Threshold is { } threshold ? new ThresholdRecipe(recipe, threshold) : recipe;
    }
}
