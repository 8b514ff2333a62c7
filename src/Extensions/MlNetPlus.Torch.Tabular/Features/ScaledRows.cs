namespace MlNetPlus.Torch.Tabular;

/// <summary>Rows as the network reads them.</summary>
/// <param name="Inputs">Shape (Count, Width), row after row.</param>
/// <param name="Width">The number of columns.</param>
/// <param name="Classes">The class of each row, from 0; null for regression.</param>
/// <param name="Values">The standardised target of each row; null for classes.</param>
internal sealed record ScaledRows(float[] Inputs, int Width, long[]? Classes, float[]? Values)
{
    public int Count => Classes?.Length ?? Values!.Length;

    /// <summary>Scales some rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="chosen">Their numbers.</param>
    /// <param name="scaling">What was learnt on the training rows.</param>
    /// <param name="target">The standardisation of the target; null for classes.</param>
    public static ScaledRows Of(TabularRows rows, IReadOnlyList<long> chosen, FeatureScaling scaling, TargetScaling? target)
    {
        var width = scaling.OutputCount;
        if ((long)width * chosen.Count > Array.MaxLength)
        {
            throw new InvalidOperationException(
                $"{nameof(TabularNeuralNetworkTrainer)} got {chosen.Count} rows of {width} columns, which is more than the {Array.MaxLength} numbers that it can hold. Take fewer rows, e.g. with mlContext.Data.TakeRows, or fewer features.");
        }

        var inputs = new float[width * chosen.Count];
        for (var i = 0; i < chosen.Count; i++)
            scaling.Apply(rows.Features[(int)chosen[i]], inputs.AsSpan(i * width, width));

        var targets = chosen.Select(row => rows.Targets[(int)row]);
        return target is null
            ? new ScaledRows(inputs, width, [.. targets.Select(label => (long)label)], null)
            : new ScaledRows(inputs, width, null, [.. targets.Select(target.Apply)]);
    }
}
