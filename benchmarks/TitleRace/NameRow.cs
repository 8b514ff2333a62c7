namespace TitleRace;

internal sealed class NameRow
{
    public ReadOnlyMemory<char> Name { get; set; }
}
