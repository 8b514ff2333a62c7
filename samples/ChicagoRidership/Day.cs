using Microsoft.ML.Data;

namespace ChicagoRidership;

/// <summary>One day of the data file: only the date and what is to be predicted.</summary>
public sealed class Day
{
    [LoadColumn(0)]
    public DateTime Date { get; set; }

    /// <summary>Boardings, in thousands.</summary>
    [LoadColumn(1)]
    public float Ridership { get; set; }
}
