using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Testing.Tests.Faulty;

/// <summary>What a <see cref="FaultyEstimator{T}"/> computes when it is honest, and ML.NET's estimator that computes the same.</summary>
/// <typeparam name="T">The raw type of the input and the output column.</typeparam>
/// <param name="Input">The input column; the output is "Out", of the same type.</param>
/// <param name="Map">The computation.</param>
/// <param name="Twin">ML.NET's estimator of the same, which can save.</param>
internal sealed record Recipe<T>(string Input, Func<T, T> Map, IEstimator<ITransformer> Twin)
{
    public const string Output = "Out";

    /// <summary>Gets what becomes of the output's getter before it is handed out.</summary>
    public Func<ValueGetter<T>, ValueGetter<T>> Wrap { get; init; } = getter => getter;
}

/// <summary>The recipes.</summary>
internal static class Recipe
{
    public static Recipe<float> ZeroForMissing(MLContext mlContext) =>
        new("Number", x => float.IsNaN(x) ? 0 : x, mlContext.Transforms.ReplaceMissingValues(Recipe<float>.Output, "Number"));

    public static Recipe<ReadOnlyMemory<char>> CopyText(MLContext mlContext) =>
        new("Text", text => text, mlContext.Transforms.CopyColumns(Recipe<float>.Output, "Text"));

    public static Recipe<VBuffer<float>> CopyVector(MLContext mlContext) =>
        new("Vector", vector => vector, mlContext.Transforms.CopyColumns(Recipe<float>.Output, "Vector"));
}
