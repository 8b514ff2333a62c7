using Microsoft.ML.Data;

namespace LabelCleaning;

/// <summary>A day's measurements and the weather that somebody noted.</summary>
public class Day
{
    /// <summary>It names the row.</summary>
    [LoadColumn(0)]
    public string Date { get; set; } = string.Empty;

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

    /// <summary>Drizzle, fog, rain, snow or sun.</summary>
    [LoadColumn(5)]
    public string Weather { get; set; } = string.Empty;
}
