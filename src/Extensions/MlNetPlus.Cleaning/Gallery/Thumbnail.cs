namespace MlNetPlus.Cleaning;

/// <summary>A small picture in the page itself, or why there is none.</summary>
internal sealed record Thumbnail(string? DataUri, int Width, int Height, string? Fault)
{
    public static Thumbnail Missing(string why) => new(null, 0, 0, why);
}
