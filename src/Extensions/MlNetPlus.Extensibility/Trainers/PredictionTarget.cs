namespace MlNetPlus.Extensibility;

/// <summary>One of the things that a model predicts.</summary>
/// <param name="Name">What the names of its columns begin with, such as <c>Disease</c> for <c>Disease.Score</c>; <see langword="null"/> for plain <c>Score</c>.</param>
/// <param name="Task">What is predicted.</param>
/// <param name="Classes">The classes; <see langword="null"/> unless the task is multiclass classification.</param>
public sealed record PredictionTarget(string? Name, PredictionTask Task, LabelValues? Classes = null)
{
    /// <summary>How many scores it has: one for each class, otherwise one.</summary>
    public int ScoreCount => Classes?.Count ?? 1;

    /// <summary>The name of one of its columns.</summary>
    /// <param name="column">The plain name, such as <c>Score</c>.</param>
    /// <returns>The name, with the target's before it where it has one.</returns>
    public string ColumnName(string column) => Name is null ? column : $"{Name}.{column}";
}
