namespace Ridership;

internal sealed class DayInput
{
    public DateTime Date { get; set; }
}
