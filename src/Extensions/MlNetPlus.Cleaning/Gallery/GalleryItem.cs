namespace MlNetPlus.Cleaning;

/// <summary>A row to show, wherever it was found.</summary>
internal sealed record GalleryItem(long Row, string? Name, string Given, string Predicted, IReadOnlyList<(string Term, string Value)> Facts);
