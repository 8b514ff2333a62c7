namespace TextColumns;

internal sealed class Cabin
{
    public string Number { get; set; } = "";

    public string Deck { get; set; } = "";
}
