namespace MlNetPlus.Cleaning;

/// <summary>A row with what the view holds of it. The picture is null where none was asked for.</summary>
internal sealed record GalleryCard(GalleryItem Item, string? Name, Thumbnail? Picture, IReadOnlyList<(string Term, string Value)> Texts);
