namespace MlNetPlus.Torch;

/// <summary>Half a cosine wave between two values: flat at both ends.</summary>
internal static class CosineAnnealing
{
    public static double Between(double start, double end, double fraction) =>
        start + ((1 + Math.Cos(Math.PI * (1 - fraction))) * (end - start) / 2);
}
