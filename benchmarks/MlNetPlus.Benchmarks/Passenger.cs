namespace MlNetPlus.Benchmarks;

internal sealed class Passenger
{
    public string Name { get; set; } = "";
}
