using Microsoft.ML;

namespace MlNetPlus.Comparison;

/// <summary>How a contender makes a model out of training rows.</summary>
internal abstract class ContenderRecipe
{
    /// <summary>Whether a "Features" column is needed.</summary>
    public virtual bool NeedsFeatures => true;

    /// <summary>
    /// What the recipe is, for telling whether a stored cell is of the same one; with the settings, where it has any. A
    /// function's content cannot be told.
    /// </summary>
    public virtual string Identity => GetType().Name;

    /// <summary>Something that a reader of the table should know about this contender in this task, or null.</summary>
    public virtual string? NoteFor(ComparisonTask task) => null;

    /// <summary>What another process of this program makes the recipe from again. A recipe with settings of its own must carry them over.</summary>
    /// <param name="contender">The contender's name, for messages.</param>
    /// <exception cref="InvalidOperationException">It cannot be made again elsewhere.</exception>
    public virtual RecipeReference Reference(string contender) => GetType().GetConstructor([]) is not null
        ? new RecipeReference(GetType().FullName!, Function: null)
        : throw new InvalidOperationException($"Contender '{contender}' cannot be isolated: its {GetType().Name} has settings that another process cannot be given. Leave Isolated out.");

    public abstract ITransformer Fit(TrainingRows rows);
}
