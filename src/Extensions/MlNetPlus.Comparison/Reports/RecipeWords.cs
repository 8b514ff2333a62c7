using System.Text.RegularExpressions;

namespace MlNetPlus.Comparison;

/// <summary>What a contender is, in words. A recipe's identity is for stored cells and names its class.</summary>
internal static partial class RecipeWords
{
    public static string Of(ContenderRecipe recipe) => RecipeName().Replace(recipe.Identity, match => match.Groups["name"].Value switch
    {
        "Forest" => "FastForest, with leaf shares as probabilities",
        "LightGbm" => "LightGBM",
        "NeuralNetwork" => "TabularNeuralNetwork",
        "Linear" => "L-BFGS or SDCA on standardised features",
        "Custom" => "an estimator of the program's own",
        var other => other,
    });

    [GeneratedRegex(@"\b(?<name>\w+)Recipe\b", RegexOptions.None, 1000)]
    private static partial Regex RecipeName();
}
