using System.Security.Cryptography;
using System.Text;
using Microsoft.ML;

namespace MlNetPlus.Cleaning;

/// <summary>One page with everything in it: no other file, no network, readable without script.</summary>
internal static class GalleryPage
{
    public static void Save(GallerySource source, string path, IDataView scored, CleaningGalleryOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(scored);
        options.Check();
        GalleryFile.Check(path);
        var cards = GalleryCards.Read([.. source.Items.Take(options.MaximumRows)], scored, options);
        GalleryFile.Write(path, Render(source, cards, options.Title, Path.GetFileNameWithoutExtension(path), options.ThumbnailSize));
    }

    internal static string Render(GallerySource source, IReadOnlyList<GalleryCard> cards, string? heading, string fileName, int thumbnailSize)
    {
        var (style, script) = (Resource("gallery.css"), Resource("gallery.js"));
        var title = heading ?? source.Title;
        var policy = $"default-src 'none'; img-src data:; style-src '{HashOf(style)}'; script-src '{HashOf(script)}'";
        var shown = cards.Count < source.Items.Count ? FormattableString.Invariant($" The first {cards.Count} of {source.Items.Count} are shown.") : string.Empty;
        var page = Markup.Of($"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="{policy}"><title>{title}</title>
            <link rel="icon" href="data:,"><style>{new Markup(style)}</style></head>
            <body class="without-script" data-file="{fileName}.csv">
            <a class="skip" href="#rows">Skip to the rows</a>
            <header><h1>{title}</h1><p>{source.Explanation}{shown}</p>
            <p class="lead" hidden>Choose for each row: keep its label, give it another, or delete the row. Then save the choices as a file, and apply it with <code>mlContext.Data.ApplyCleaning</code>.</p>
            <noscript><p class="lead">This listing can be read as it is. To choose and to save the choices, allow JavaScript for this file; it uses no network.</p></noscript></header>
            <div class="bar" role="region" aria-label="Choices" hidden><label>Show labels given as <select id="filter"><option value="">any class</option></select></label>
            <p id="status" role="status"></p><button type="button" id="save">Save choices (CSV)</button></div>
            <main id="rows" tabindex="-1">
            {Markup.Join(cards.Select((card, place) => Card(card, place + 1, source.Classes, thumbnailSize)))}</main>
            <datalist id="classes">{Markup.Join((source.Classes ?? []).Select(name => Markup.Of($"""<option value="{name}"></option>""")))}</datalist>
            <footer><p>Written by MlNetPlus.Cleaning.</p></footer><script>{new Markup(script)}</script></body></html>

            """);
        return page.Html;
    }

    private static Markup Card(GalleryCard card, int place, IReadOnlyList<string>? classes, int thumbnailSize)
    {
        var item = card.Item;
        return Markup.Of($"""
            <article aria-labelledby="t{item.Row}" data-row="{item.Row}" data-name="{card.Name}" data-given="{item.Given}" data-predicted="{item.Predicted}">
            <h2 id="t{item.Row}">{place}. <bdi>{card.Name ?? $"Row {item.Row}"}</bdi></h2>
            {Picture(card, place, thumbnailSize)}<dl>{Fact("Given", item.Given)}{Fact("Predicted", item.Predicted)}{Markup.Join(item.Facts.Select(fact => Fact(fact.Term, fact.Value)))}</dl>
            {Values(card)}{Choice(item, place, classes)}</article>

            """);
    }

    private static Markup Fact(string term, string value) => Markup.Of($"<div><dt>{term}</dt><dd><bdi>{value}</bdi></dd></div>");

    private static Markup Values(GalleryCard card) =>
        card.Texts.Count == 0 ? Markup.Empty : Markup.Of($"""<dl class="values">{Markup.Join(card.Texts.Select(text => Fact(text.Term, text.Value)))}</dl>""");

    private static Markup Picture(GalleryCard card, int place, int thumbnailSize)
    {
        if (card.Picture is not { } picture)
            return Markup.Empty;
        if (picture.DataUri is null)
            return Markup.Of($"""<figure><p class="missing">No picture: <bdi>{picture.Fault}</bdi></p></figure>""");

        // a picture of few pixels is shown by whole multiples of them, not smeared
        var times = Math.Max(1, thumbnailSize / Math.Max(picture.Width, picture.Height));
        return Markup.Of($"""
            <figure><img class="{(times > 1 ? "pixels" : "smooth")}" src="{new Markup(picture.DataUri)}" width="{picture.Width * times}" height="{picture.Height * times}" alt="Picture {place}, given as {card.Item.Given}"></figure>

            """);
    }

    private static Markup Choice(GalleryItem item, int place, IReadOnlyList<string>? classes)
    {
        var input = classes is null
            ? Markup.Of($"""<input type="number" step="any" value="{item.Predicted}" aria-label="New label of {place}">""")
            : Markup.Of($"""<select aria-label="New label of {place}"></select>""");
        return Markup.Of($"""
            <fieldset aria-describedby="t{item.Row}"><legend>What to do with {place}</legend>
            <label><input type="radio" name="r{item.Row}" value="keep" checked> Keep</label>
            <span><label><input type="radio" name="r{item.Row}" value="relabel"> Relabel as</label> {input}</span>
            <label><input type="radio" name="r{item.Row}" value="delete"> Delete</label></fieldset>
            """);
    }

    private static string HashOf(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(GalleryPage).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n"); // browsers read line ends so, and take the hash of that
    }
}
