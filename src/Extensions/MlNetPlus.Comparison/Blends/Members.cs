using Microsoft.ML;

namespace MlNetPlus.Comparison;

/// <summary>The recipes that are made one: each is fitted anew on the same training rows, whether or not it takes part on its own.</summary>
/// <param name="recipes">The members' recipes.</param>
/// <param name="names">Their names, for messages.</param>
internal sealed class Members(IReadOnlyList<ContenderRecipe> recipes, IReadOnlyList<string> names)
{
    public IReadOnlyList<ContenderRecipe> Recipes => recipes;

    public bool NeedsFeatures => recipes.Any(member => member.NeedsFeatures);

    /// <exception cref="ArgumentException">There are fewer than two, one is null, or two have one name.</exception>
    public static Members Of(string what, IReadOnlyList<Contender> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        if (members.Count < 2 || members.Any(member => member is null) || members.DistinctBy(member => member.Name, StringComparer.Ordinal).Count() < members.Count)
            throw new ArgumentException($"{what} was given {members.Count} members; expected at least two, each name once, and none null.", nameof(members));
        return new Members([.. members.Select(member => member.Recipe)], [.. members.Select(member => member.Name)]);
    }

    public string? NoteFor(ComparisonTask task)
    {
        var notes = recipes.Select(member => member.NoteFor(task)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return notes.Count == 0 ? null : string.Join(" ", notes);
    }

    /// <summary>Fits all members and makes one model of them; when that fails, none is left.</summary>
    public ITransformer Fit(TrainingRows rows, Func<ITransformer[], ITransformer> make)
    {
        var models = new List<ITransformer>();
        try
        {
            for (var index = 0; index < recipes.Count; index++)
            {
                models.Add(recipes[index].Fit(rows));
                if (!models[^1].IsRowToRowMapper)
                    throw new InvalidOperationException($"'{names[index]}' cannot be a member: it does not map row by row. Take steps that drop or add rows out of it.");
            }

            return make([.. models]);
        }
        catch
        {
            models.OfType<IDisposable>().ToList().ForEach(model => model.Dispose());
            throw;
        }
    }
}
