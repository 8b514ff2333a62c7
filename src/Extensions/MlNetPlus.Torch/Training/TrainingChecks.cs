using System.Globalization;

namespace MlNetPlus.Torch;

/// <summary>What must hold of a problem before it can be trained.</summary>
internal static class TrainingChecks
{
    public static void Check(TrainingProblem problem)
    {
        var name = problem.GetType().Name;
        if (problem.RowCount < 1)
            throw new InvalidOperationException($"{name} has {problem.RowCount} training rows; expected 1 or more. Check the data, and the fraction kept for validation.");
        if (problem.RowCount > Array.MaxLength)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{name} has {problem.RowCount} training rows; expected at most {Array.MaxLength}."));
        if (problem.RowCount == 1 && problem.MixesRows)
            throw new InvalidOperationException($"{name} has 1 training row, and its network has BatchNorm, which needs 2 rows in a batch.");
        if (problem.RowWeights is not { } weights)
            return;
        if (weights.Count != problem.RowCount)
            throw new InvalidOperationException($"{name} has {weights.Count} row weights for {problem.RowCount} training rows; expected as many.");
        if (weights.Any(weight => !(weight >= 0) || !float.IsFinite(weight)))
            throw new InvalidOperationException($"{name} has a row weight that is negative or not a finite number. Remove such rows.");
        if (!weights.Any(weight => weight > 0))
            throw new InvalidOperationException($"{name} has no row weight above 0, so there is nothing to learn from.");
    }
}
