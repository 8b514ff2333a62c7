namespace MlNetPlus.Torch.Tabular;

/// <summary>Rows as the network reads them.</summary>
/// <param name="Numbers">Shape (Count, NumberCount), row after row.</param>
/// <param name="NumberCount">The numbers of a row.</param>
/// <param name="Codes">Shape (Count, CategoryCount), row after row.</param>
/// <param name="CategoryCount">The categories of a row.</param>
/// <param name="Classes">The class of each row, from 0; null for regression.</param>
/// <param name="Values">The standardised target of each row; null for classes.</param>
/// <param name="Weights">The weight of each row; null where all weigh the same.</param>
internal sealed record EncodedRows(float[] Numbers, int NumberCount, long[] Codes, int CategoryCount, long[]? Classes, float[]? Values, float[]? Weights)
{
    public int Count => Classes?.Length ?? Values!.Length;

    /// <summary>Encodes some rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="chosen">Their numbers.</param>
    /// <param name="scaling">What was learnt on the training rows.</param>
    /// <param name="target">The standardisation of the target; null for classes.</param>
    public static EncodedRows Of(TabularRows rows, IReadOnlyList<long> chosen, FeatureScaling scaling, TargetScaling? target)
    {
        var (width, categories) = (scaling.NumberCount, scaling.CategorySizes.Count);
        if ((long)Math.Max(width, categories) * chosen.Count > Array.MaxLength)
        {
            throw new InvalidOperationException(
                $"{nameof(TabularNeuralNetworkTrainer)} got {chosen.Count} rows of {Math.Max(width, categories)} columns, which is more than the {Array.MaxLength} numbers that it can hold. Take fewer rows, e.g. with mlContext.Data.TakeRows, or fewer features.");
        }

        var numbers = new float[width * chosen.Count];
        var codes = new long[categories * chosen.Count];
        var codesOfRow = new int[categories];
        for (var i = 0; i < chosen.Count; i++)
        {
            scaling.Apply(rows.Features[(int)chosen[i]], numbers.AsSpan(i * width, width), codesOfRow);
            for (var j = 0; j < categories; j++)
                codes[(i * categories) + j] = codesOfRow[j];
        }

        var targets = chosen.Select(row => rows.Targets[(int)row]);
        float[]? weights = rows.Weights is { } given ? [.. chosen.Select(row => given[(int)row])] : null;
        return target is null
            ? new EncodedRows(numbers, width, codes, categories, [.. targets.Select(label => (long)label)], null, weights)
            : new EncodedRows(numbers, width, codes, categories, null, [.. targets.Select(target.Apply)], weights);
    }
}
