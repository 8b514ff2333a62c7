using System.Globalization;
using System.Text;

namespace MlNetPlus.Comparison;

/// <summary>What all drawings have in common: the frame with its name for whoever does not see it, and numbers.</summary>
internal static class SvgFigure
{
    /// <summary>The drawing with its name; what it says must also stand in the caption or a table.</summary>
    public static string Of(string name, string caption, double width, double height, StringBuilder marks) =>
        $"<figure><svg role=\"img\" aria-label=\"{HtmlText.Encode(name + ". " + caption)}\" viewBox=\"0 0 {Place(width)} {Place(height)}\">{marks}</svg><figcaption><strong><bdi>{HtmlText.Encode(name)}</bdi></strong> {HtmlText.Encode(caption)}</figcaption></figure>\n";

    /// <summary>A place in the drawing, to a tenth of a pixel.</summary>
    public static string Place(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
