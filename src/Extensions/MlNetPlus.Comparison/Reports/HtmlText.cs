using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace MlNetPlus.Comparison;

/// <summary>HTML in the making. Every text goes through the encoder; names from the data are isolated from the text's direction.</summary>
internal sealed class HtmlText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder _text = new();

    public static string Encode(string text) => Encoder.Encode(text);

    /// <summary>Adds markup of our own.</summary>
    public HtmlText Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    public HtmlText Text(string text) => Raw(Encode(text));

    public HtmlText Element(string tag, string text, string attributes = "") => Raw($"<{tag}{attributes}>").Raw("<bdi>").Text(text).Raw($"</bdi></{tag}>\n");

    /// <summary>Begins a section under its heading; <see cref="End"/> ends it.</summary>
    public HtmlText Begin(string id, string title) => Raw($"<section aria-labelledby=\"{id}\"><h2 id=\"{id}\">").Text(title).Raw("</h2>\n");

    public HtmlText End() => Raw("</section>\n");

    /// <summary>A table whose first column heads its rows; wide ones scroll by themselves, also by keyboard.</summary>
    public HtmlText Table(string caption, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows, int headColumn = 0, Func<int, int, string>? classOf = null)
    {
        Raw($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{Encode(caption)}\"><table><caption>").Text(caption).Raw("</caption><thead><tr>");
        var body = rows.ToList();
        string ClassOf(int place, int column) => classOf?.Invoke(place, column) ?? (LooksLikeNumber(body[place][column]) ? "n" : string.Empty);
        for (var column = 0; column < headers.Count; column++)
            Element("th", headers[column], column != headColumn && body.Count > 0 && body.Index().All(row => ClassOf(row.Index, column).StartsWith('n')) ? " scope=\"col\" class=\"n\"" : " scope=\"col\"");
        Raw("</tr></thead><tbody>\n");
        for (var place = 0; place < body.Count; place++)
        {
            Raw("<tr>");
            for (var column = 0; column < body[place].Count; column++)
            {
                if (column == headColumn)
                    Element("th", body[place][column], " scope=\"row\"");
                else
                    Element("td", body[place][column], $" class=\"{ClassOf(place, column)}\"");
            }

            Raw("</tr>\n");
        }

        return Raw("</tbody></table></div>\n");
    }

    public override string ToString() => _text.ToString();

    private static bool LooksLikeNumber(string text) => text.Length is > 0 and < 24 && (char.IsAsciiDigit(text[0]) || text[0] is '-' or '–' or '<');
}
