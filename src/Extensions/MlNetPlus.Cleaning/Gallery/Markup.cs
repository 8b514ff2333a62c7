using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace MlNetPlus.Cleaning;

/// <summary>HTML that is safe to put into a page: whatever is put into a template is encoded, except markup.</summary>
internal readonly record struct Markup(string Html)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static Markup Empty { get; } = new(string.Empty);

    public static Markup Of(FormattableString template) =>
        new(string.Format(CultureInfo.InvariantCulture, template.Format, [.. template.GetArguments().Select(Encoded)]));

    public static Markup Join(IEnumerable<Markup> parts) => new(string.Concat(parts.Select(part => part.Html)));

    public override string ToString() => Html;

    private static string Encoded(object? value) => value is Markup markup ? markup.Html : Encoder.Encode(Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty);
}
