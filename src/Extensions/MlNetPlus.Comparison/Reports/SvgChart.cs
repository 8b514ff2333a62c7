using System.Globalization;
using System.Text;

namespace MlNetPlus.Comparison;

/// <summary>
/// A small chart as inline SVG. Colours are CSS classes, so that one drawing serves light, dark and print, and its texts are in
/// the browser's fonts.
/// </summary>
internal sealed class SvgChart
{
    private const double Width = 360;
    private const double Height = 300;
    private const double Left = 52;
    private const double Right = 12;
    private const double Top = 10;
    private const double Bottom = 44;
    private const int Steps = 5;

    private readonly StringBuilder _marks = new();
    private readonly (double From, double To) _x;
    private readonly (double From, double To) _y;

    public SvgChart((double From, double To) x, (double From, double To) y, string xLabel, string yLabel)
    {
        _x = Widen(x);
        _y = Widen(y);
        for (var step = 0; step <= Steps; step++)
        {
            var (atX, atY) = (At(_x, step), At(_y, step));
            Mark($"<path class=\"grid\" d=\"M{X(atX)},{F(Top)}V{F(Height - Bottom)}M{F(Left)},{Y(atY)}H{F(Width - Right)}\"/>");
            Mark($"<text x=\"{X(atX)}\" y=\"{F(Height - Bottom + 16)}\" text-anchor=\"middle\">{Tick(atX)}</text><text x=\"{F(Left - 5)}\" y=\"{Y(atY)}\" dy=\".35em\" text-anchor=\"end\">{Tick(atY)}</text>");
        }

        Mark($"<text x=\"{F((Left + Width - Right) / 2)}\" y=\"{F(Height - 8)}\" text-anchor=\"middle\">{HtmlText.Encode(xLabel)}</text>");
        Mark($"<text transform=\"translate(12 {F((Top + Height - Bottom) / 2)}) rotate(-90)\" text-anchor=\"middle\">{HtmlText.Encode(yLabel)}</text>");
    }

    public void Line(string style, IEnumerable<(double X, double Y)> points)
    {
        var path = string.Join('L', points.Where(IsFinite).Select(point => $"{X(point.X)},{Y(point.Y)}"));
        if (path.Length > 0)
            Mark($"<path class=\"{style}\" d=\"M{path}\"/>");
    }

    public void Dots(IEnumerable<(double X, double Y)> points) => Mark($"<path class=\"points\" d=\"{string.Concat(points.Where(IsFinite).Select(point => $"M{X(point.X)},{Y(point.Y)}h0"))}\"/>");

    public void Dot(double x, double y, string? name = null)
    {
        Mark($"<circle class=\"dot\" r=\"4\" cx=\"{X(x)}\" cy=\"{Y(y)}\"/>");
        if (name is not null)
            Mark($"<text x=\"{X(x)}\" y=\"{Y(y)}\" dy=\"-7\" text-anchor=\"{(x > (_x.From + _x.To) / 2 ? "end" : "start")}\">{HtmlText.Encode(name.Length > 24 ? name[..23] + "…" : name)}</text>");
    }

    /// <summary>The drawing with its name; what it says must also stand in the caption or a table.</summary>
    public string Figure(string name, string caption) =>
        SvgFigure.Of(name, caption, Width, Height, _marks);

    private static (double From, double To) Widen((double From, double To) range) => range.To > range.From ? range : (range.From - 0.5, range.From + 0.5);

    private static double At((double From, double To) range, int step) => range.From + ((range.To - range.From) * step / Steps);

    private static bool IsFinite((double X, double Y) point) => double.IsFinite(point.X) && double.IsFinite(point.Y);

    private static string Tick(double value) => value.ToString("G3", CultureInfo.InvariantCulture);

    private static string F(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private string X(double value) => F(Left + ((value - _x.From) / (_x.To - _x.From) * (Width - Left - Right)));

    private string Y(double value) => F(Height - Bottom - ((value - _y.From) / (_y.To - _y.From) * (Height - Top - Bottom)));

    private void Mark(string markup) => _marks.Append(markup);
}
