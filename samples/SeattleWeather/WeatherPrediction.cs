namespace SeattleWeather;

/// <summary>What the model adds to a day.</summary>
public sealed class WeatherPrediction
{
    public string PredictedLabel { get; set; } = string.Empty;

    /// <summary>A probability for each kind of weather.</summary>
    public float[] Score { get; set; } = [];
}
