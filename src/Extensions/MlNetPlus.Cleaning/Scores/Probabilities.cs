namespace MlNetPlus.Cleaning;

/// <summary>Scores are probabilities, or their losses mean nothing.</summary>
internal static class Probabilities
{
    /// <summary>By how much rounding may lead a probability out of its range.</summary>
    private const double Rounding = 1e-4;

    /// <summary>Gives the score back. What is not finite passes: such a row is left out and counted.</summary>
    /// <exception cref="ArgumentException">The score is no probability.</exception>
    public static double Checked(double score, string columnName, long row) => double.IsFinite(score) && score is < -Rounding or > 1 + Rounding
        ? throw new ArgumentException(FormattableString.Invariant(
            $"Column '{columnName}' has the score {score} in row {row}; expected probabilities, from 0 to 1. Score with a trainer that gives them (ML.NET's NaiveBayes, and OneVersusAll with useProbabilities: false, do not), or turn the scores into probabilities first."))
        : score;
}
