namespace MlNetPlus.Extensibility;

/// <summary>The input columns of a trainer.</summary>
/// <param name="Label">The column to predict; its type follows from the <see cref="PredictionTask"/>.</param>
/// <param name="Features">The column to predict from.</param>
/// <param name="FeatureType">The types that the feature column may have.</param>
/// <param name="Weight">The column with each row's weight (Single), or <see langword="null"/> for equal weights.</param>
public sealed record TrainerColumns(string Label, string Features, AcceptedType FeatureType, string? Weight = null);
