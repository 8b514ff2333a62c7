namespace MlNetPlus.Torch;

/// <summary>How to read a learning rate off a <see cref="LearningRateCurve"/>. The four are fastai's.</summary>
public enum LearningRateSuggestion
{
    /// <summary>Halfway down the longest fall of the loss: the default.</summary>
    Valley,

    /// <summary>The last point before the slope, over 15 points, stops changing: right before the loss blows up.</summary>
    Slide,

    /// <summary>Where the loss falls most steeply over the logarithm of the rate.</summary>
    Steep,

    /// <summary>A tenth of the rate with the lowest loss.</summary>
    Minimum,
}
