using System.Globalization;
using Microsoft.ML;

namespace MlNetPlus.Comparison;

/// <summary>
/// The weighted mean of several contenders' probabilities, or numbers. Each member is fitted anew on the same training rows,
/// within the blend's own cell, so a blend does not depend on whether its members take part.
/// </summary>
internal sealed class BlendRecipe(IReadOnlyList<ContenderRecipe> members, IReadOnlyList<string> names, double[] weights) : ContenderRecipe
{
    public override bool NeedsFeatures => members.Any(member => member.NeedsFeatures);

    public override string Identity =>
        $"blend of {string.Join(" + ", members.Zip(weights, (member, weight) => string.Create(CultureInfo.InvariantCulture, $"{weight:R} {member.Identity}")))}";

    public override string? NoteFor(ComparisonTask task)
    {
        var notes = members.Select(member => member.NoteFor(task)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return notes.Count == 0 ? null : string.Join(" ", notes);
    }

    public override ITransformer Fit(TrainingRows rows)
    {
        var models = new List<ITransformer>();
        try
        {
            for (var index = 0; index < members.Count; index++)
            {
                models.Add(members[index].Fit(rows));
                if (!models[^1].IsRowToRowMapper)
                    throw new InvalidOperationException($"'{names[index]}' cannot be blended: it does not map row by row. Take steps that drop or add rows out of it.");
            }

            var blend = new BlendTransformer(rows.NewContext(), [.. models], weights, rows.Task);
            _ = blend.GetOutputSchema(rows.View.Schema); // Tells a member without the columns that are averaged.
            return blend;
        }
        catch
        {
            models.OfType<IDisposable>().ToList().ForEach(model => model.Dispose());
            throw;
        }
    }
}
