using Microsoft.ML.Data;

namespace LabelCleaning;

/// <summary>A day with the probabilities of the five kinds of weather, by a model that has not seen this day.</summary>
public sealed class ScoredDay : Day
{
    [VectorType(5)]
    public float[] Score { get; set; } = [];
}
