namespace MlNetPlus.Comparison;

/// <summary>Enough about a recipe to make it again in another process of the same program.</summary>
/// <param name="TypeName">The recipe's type.</param>
/// <param name="Function">The user's function; only for <see cref="CustomRecipe"/>.</param>
internal sealed record RecipeReference(string TypeName, FunctionReference? Function)
{
    public ContenderRecipe Make() => Function is { } function
        ? new CustomRecipe(function.Make())
        : (ContenderRecipe)Activator.CreateInstance(typeof(RecipeReference).Assembly.GetType(TypeName, throwOnError: true)!)!;
}
