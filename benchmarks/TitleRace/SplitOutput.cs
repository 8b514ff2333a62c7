namespace TitleRace;

internal sealed class SplitOutput
{
    public string Title { get; set; } = "";
}
