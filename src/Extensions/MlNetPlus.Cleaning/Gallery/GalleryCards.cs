using System.Diagnostics.CodeAnalysis;
using Microsoft.ML;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Cleaning;

/// <summary>Reads what a gallery shows out of the scored view, once and no further than the last row wanted.</summary>
internal static class GalleryCards
{
    private const string Consumer = "SaveGallery";
    private const int LongestText = 1000;

    private static readonly AcceptedType Shown = AcceptedType.Primitive;

    public static IReadOnlyList<GalleryCard> Read(IReadOnlyList<GalleryItem> items, IDataView scored, CleaningGalleryOptions options)
    {
        var schema = scored.Schema;
        var input = InputSchema.Of(schema);
        if (options.ImageColumnName is { } image)
            input.Require(Consumer, image, PictureColumn.Accepted);
        foreach (var name in options.ShownColumnNames.Concat(options.NameColumnName is { } column ? [column] : []))
            input.Require(Consumer, name, Shown);

        var wanted = items.Select((item, place) => (item, place)).ToDictionary(pair => pair.item.Row, pair => pair.place);
        var cards = new GalleryCard?[items.Count];
        string[] active = [.. options.ShownColumnNames, .. new[] { options.ImageColumnName, options.NameColumnName }.OfType<string>()];
        using var cursor = scored.GetRowCursor(active.Distinct(StringComparer.Ordinal).Select(name => schema[name]));
        var pictures = options.ImageColumnName is { } named ? new PictureColumn(cursor, schema[named], options.ImageFolder, options.ThumbnailSize) : null;
        var nameOf = options.NameColumnName is { } key ? CellValue.TextReader(cursor, schema[key]) : null;
        var texts = options.ShownColumnNames.Select(name => (name, read: CellValue.TextReader(cursor, schema[name]))).ToList();
        var (rows, left) = (0L, items.Count);
        while (left > 0 && cursor.MoveNext())
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            rows++;
            if (!wanted.TryGetValue(cursor.Position, out var place))
                continue;
            var item = items[place];
            cards[place] = new(item, CheckedName(item, nameOf?.Invoke()), pictures?.Read(), [.. texts.Select(text => (text.name, Shortened(text.read())))]);
            left--;
        }

        return left == 0 ? [.. cards.Select(card => card!)] : throw OtherView(FormattableString.Invariant($"Row {items.Max(item => item.Row)} was found, and the view has {rows} rows."));
    }

    private static string? CheckedName(GalleryItem item, string? name) => name is null || item.Name is null || name == item.Name
        ? name ?? item.Name
        : throw OtherView(FormattableString.Invariant($"Row {item.Row} was found as '{item.Name}', and is '{name}' in the view."));

    private static string Shortened(string text) => text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText), "…");

    [SuppressMessage("Usage", "CA2208:Instantiate argument exceptions correctly", Justification = "The parameter at fault is the view given to the public caller.")]
    private static ArgumentException OtherView(string what) =>
        new($"The view given to {Consumer} is not the one that the rows were found in. {what} Give the view that TopLosses or FindLabelIssues has read.", "scored");
}
