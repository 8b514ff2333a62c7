namespace TextColumns;

internal sealed class Passenger
{
    public string Name { get; set; } = "";

    public string Title { get; set; } = "";

    public float Survived { get; set; }
}
