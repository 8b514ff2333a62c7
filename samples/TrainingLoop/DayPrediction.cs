namespace Ridership;

internal sealed class DayPrediction
{
    public DateTime Date { get; set; }

    public float Boardings { get; set; }
}
