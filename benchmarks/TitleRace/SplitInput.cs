namespace TitleRace;

internal sealed class SplitInput
{
    public string Name { get; set; } = "";
}
