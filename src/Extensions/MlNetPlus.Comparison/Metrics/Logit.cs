namespace MlNetPlus.Comparison;

/// <summary>ln(p / (1 - p)): the raw score of a probability, above 0 when it is above one half.</summary>
internal static class Logit
{
    /// <summary>Finite also for 0 and 1.</summary>
    public static float Of(double probability) => (float)(Math.Log(Math.Max(probability, float.Epsilon)) - Math.Log(Math.Max(1 - probability, float.Epsilon)));
}
