namespace MlNetPlus.Extensibility;

/// <summary>A label column of a trainer that predicts several.</summary>
/// <param name="Label">The column to predict; its type follows from the task.</param>
/// <param name="Task">What is predicted.</param>
/// <param name="Name">What the names of the columns that the model adds begin with; <see langword="null"/> for the plain names.</param>
public sealed record TargetColumn(string Label, PredictionTask Task, string? Name = null);
