namespace MlNetPlus.Transforms;

/// <summary>One output column: its name without the prefix, and its getter for a cursor.</summary>
/// <param name="Suffix">The name without the prefix.</param>
/// <param name="MakeGetter">Makes the getter, given what was fitted or looked up for the input column.</param>
internal sealed record DatePartColumn(string Suffix, Func<DateReading, DatePartContext, DatePartGetter> MakeGetter);
