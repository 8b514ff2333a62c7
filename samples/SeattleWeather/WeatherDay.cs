using Microsoft.ML.Data;

namespace SeattleWeather;

/// <summary>One line of the data file.</summary>
public sealed class WeatherDay
{
    [LoadColumn(0)]
    public DateTime Date { get; set; }

    /// <summary>In mm.</summary>
    [LoadColumn(1)]
    public float Precipitation { get; set; }

    /// <summary>In °C.</summary>
    [LoadColumn(2)]
    public float TempMax { get; set; }

    /// <summary>In °C.</summary>
    [LoadColumn(3)]
    public float TempMin { get; set; }

    /// <summary>In m/s.</summary>
    [LoadColumn(4)]
    public float Wind { get; set; }

    /// <summary>To be predicted: drizzle, fog, rain, snow or sun.</summary>
    [LoadColumn(5)]
    public string Weather { get; set; } = string.Empty;
}
