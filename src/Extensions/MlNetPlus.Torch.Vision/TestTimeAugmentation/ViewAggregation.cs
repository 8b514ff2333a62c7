namespace MlNetPlus.Torch.Vision;

/// <summary>How the scores of an image's views become one.</summary>
public enum ViewAggregation
{
    /// <summary>The arithmetic mean of each score.</summary>
    Mean,

    /// <summary>The largest of each score, the plain picture's included. Probabilities no longer sum to 1; they are not scaled, as in fastai.</summary>
    Max,

    /// <summary>The n-th root of the product of each score. Probabilities no longer sum to 1; they are not scaled, as in ttach. NaN where a score is negative.</summary>
    GeometricMean,
}
