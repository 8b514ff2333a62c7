namespace BirdStrikes;

/// <summary>The prediction for one strike.</summary>
public sealed class StrikePrediction
{
    public bool PredictedLabel { get; set; }

    public float Probability { get; set; }
}
