using System.Globalization;
using Microsoft.ML;

namespace MlNetPlus.Comparison;

/// <summary>
/// The weighted mean of several contenders' probabilities, or numbers. Each member is fitted anew on the same training rows,
/// within the blend's own cell, so a blend does not depend on whether its members take part.
/// </summary>
internal sealed class BlendRecipe(Members members, double[] weights) : ContenderRecipe
{
    public override bool NeedsFeatures => members.NeedsFeatures;

    public override string Identity =>
        $"blend of {string.Join(" + ", members.Recipes.Zip(weights, (member, weight) => string.Create(CultureInfo.InvariantCulture, $"{weight:R} {member.Identity}")))}";

    public override string? NoteFor(ComparisonTask task) => members.NoteFor(task);

    public override ITransformer Fit(TrainingRows rows) => members.Fit(rows, models =>
    {
        var blend = new BlendTransformer(rows.NewContext(), models, weights, rows.Task);
        _ = blend.GetOutputSchema(rows.View.Schema); // Tells a member without the columns that are averaged.
        return blend;
    });
}
