namespace MlNetPlus.Comparison;

/// <summary>The partial dependence of one contender's predictions on the raw columns.</summary>
/// <param name="Contender">The contender's name.</param>
/// <param name="Columns">One entry for each column, and for multiclass one for each class of it; empty when there is a <paramref name="Reason"/>.</param>
/// <param name="Reason">Why nothing could be measured; <see langword="null"/> when it could.</param>
public sealed record ContenderDependence(string Contender, IReadOnlyList<PartialDependence> Columns, string? Reason);
