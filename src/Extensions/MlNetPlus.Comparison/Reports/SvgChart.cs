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
    private const double LeastLeft = 56;
    private const double BesideTicks = 28;
    private const double SlantedBottom = 104;
    private const int LettersUpright = 6;
    private const double Right = 14;
    private const double Top = 12;
    private const double UprightBottom = 44;
    private const double LegendRow = 18;
    private const double LetterWidth = 6.4;
    private const double WidestLetterWidth = 7.5; // of a short text with a letter such as m
    private const int MostLetters = 24;
    private const int Looks = 6;

    private readonly StringBuilder _marks = new();
    private readonly List<string> _legend = [];
    private readonly List<(double From, double To, double Y)> _taken = [];
    private readonly (double From, double To) _x;
    private readonly (double From, double To) _y;
    private readonly double _left;
    private readonly double _bottom;

    /// <param name="x">The range across.</param>
    /// <param name="y">The range upwards.</param>
    /// <param name="xLabel">What is across.</param>
    /// <param name="yLabel">What is upwards.</param>
    /// <param name="xTicks">Places across that are named; null takes round numbers.</param>
    public SvgChart((double From, double To) x, (double From, double To) y, string xLabel, string yLabel, IReadOnlyList<(double Value, string Text)>? xTicks = null)
    {
        _x = Widen(x);
        _y = Widen(y);
        var yTicks = AxisTicks.Of(_y.From, _y.To);
        var isSlanted = xTicks is { Count: > 3 } && xTicks.Any(tick => tick.Text.Length > LettersUpright);
        _left = Math.Max(LeastLeft, BesideTicks + (LetterWidth * yTicks.Max(tick => tick.Text.Length)));
        _bottom = Height - (isSlanted ? SlantedBottom : UprightBottom);
        foreach (var (value, text) in xTicks ?? AxisTicks.Of(_x.From, _x.To))
        {
            var place = isSlanted
                ? $"class=\"slanted\" transform=\"translate({X(value)} {F(_bottom + 12)}) rotate(-38)\" text-anchor=\"end\""
                : $"x=\"{F(Inside(At(value, _x, _left, Width - Right), text))}\" y=\"{F(_bottom + 16)}\" text-anchor=\"middle\"";
            Mark($"<path class=\"grid\" d=\"M{X(value)},{F(Top)}V{F(_bottom)}\"/><text {place}>{HtmlText.Encode(text)}</text>");
        }

        foreach (var (value, text) in yTicks)
            Mark($"<path class=\"grid\" d=\"M{F(_left)},{Y(value)}H{F(Width - Right)}\"/><text x=\"{F(_left - 5)}\" y=\"{Y(value)}\" dy=\".35em\" text-anchor=\"end\">{text}</text>");

        Mark($"<text x=\"{F((_left + Width - Right) / 2)}\" y=\"{F(Height - 8)}\" text-anchor=\"middle\">{HtmlText.Encode(xLabel)}</text>");
        Mark($"<text transform=\"translate(12 {F((Top + _bottom) / 2)}) rotate(-90)\" text-anchor=\"middle\">{HtmlText.Encode(yLabel)}</text>");
    }

    /// <summary>How many series can be told apart by colour and dashes.</summary>
    public static int MostSeries => Looks;

    public void Line(string style, IEnumerable<(double X, double Y)> points)
    {
        var path = string.Join('L', points.Where(IsFinite).Select(point => $"{X(point.X)},{Y(point.Y)}"));
        if (path.Length > 0)
            Mark($"<path class=\"{style}\" d=\"M{path}\"/>");
    }

    /// <summary>The area between two lines.</summary>
    public void Band(IReadOnlyList<(double X, double Lower, double Upper)> points)
    {
        var outline = points.Select(point => $"{X(point.X)},{Y(point.Upper)}").Concat(points.Reverse().Select(point => $"{X(point.X)},{Y(point.Lower)}"));
        if (points.Count > 1)
            Mark($"<path class=\"band\" d=\"M{string.Join('L', outline)}Z\"/>");
    }

    /// <summary>A line of its own colour, dashes and marks, named in the legend, with intervals where it has any.</summary>
    public void Series(string name, IReadOnlyList<(double X, double Y, double? Lower, double? Upper)> points)
    {
        var look = _legend.Count % Looks;
        Line($"s{look}", points.Select(point => (point.X, point.Y)));
        foreach (var (x, y, lower, upper) in points)
        {
            if (lower is { } from && upper is { } to)
                Mark($"<path class=\"s{look} thin\" d=\"M{X(x)},{Y(from)}V{Y(to)}\"/>");
            Mark(MarkAt(look, At(x, _x, _left, Width - Right), At(y, _y, _bottom, Top)));
        }

        _legend.Add(name);
    }

    public void Dots(IEnumerable<(double X, double Y)> points) => Mark($"<path class=\"points\" d=\"{string.Concat(points.Where(IsFinite).Select(point => $"M{X(point.X)},{Y(point.Y)}h0"))}\"/>");

    public void Dot(double x, double y)
    {
        var (atX, atY) = (At(x, _x, _left, Width - Right), At(y, _y, _bottom, Top));
        Mark($"<circle class=\"dot\" r=\"4\" cx=\"{F(atX)}\" cy=\"{F(atY)}\"/>");
        _taken.Add((atX - 6, atX + 6, atY + 4));
    }

    /// <summary>A name beside a dot, where no other name and no dot is; call it when all dots are drawn.</summary>
    public void Name(double x, double y, string name)
    {
        var text = ComparisonCells.Shorten(name, MostLetters);
        var (atX, atY, isRight) = (At(x, _x, _left, Width - Right), At(y, _y, _bottom, Top), x > (_x.From + _x.To) / 2);
        var (from, to) = isRight ? (atX - 8 - (text.Length * LetterWidth), atX - 8) : (atX + 8, atX + 8 + (text.Length * LetterWidth));
        double[] offsets = [0, -14, 14, -28, 28, -42, 42];
        var baseline = offsets.Select(offset => atY + 4 + offset).FirstOrDefault(
            place => place > Top + 8 && place < _bottom - 2 && !_taken.Exists(label => label.From < to && from < label.To && Math.Abs(label.Y - place) < 13), atY + 4);
        _taken.Add((from, to, baseline));
        Mark($"<text class=\"over\" x=\"{F(isRight ? to : from)}\" y=\"{F(baseline)}\" text-anchor=\"{(isRight ? "end" : "start")}\">{HtmlText.Encode(text)}</text>");
    }

    /// <summary>The drawing with its name; what it says must also stand in the caption or a table.</summary>
    public string Figure(string name, string caption)
    {
        for (var place = 0; place < _legend.Count; place++)
        {
            var middle = Height + (place * LegendRow) + (LegendRow / 2);
            Mark($"<path class=\"s{place % Looks}\" d=\"M{F(_left)},{F(middle)}h34\"/>{MarkAt(place % Looks, _left + 17, middle)}");
            Mark($"<text x=\"{F(_left + 42)}\" y=\"{F(middle)}\" dy=\".35em\">{HtmlText.Encode(ComparisonCells.Shorten(_legend[place], 2 * MostLetters))}</text>");
        }

        return SvgFigure.Of(name, caption, Width, Height + (_legend.Count * LegendRow), _marks);
    }

    private static (double From, double To) Widen((double From, double To) range) => range.To > range.From ? range : (range.From - 0.5, range.From + 0.5);

    private static bool IsFinite((double X, double Y) point) => double.IsFinite(point.X) && double.IsFinite(point.Y);

    private static string MarkAt(int look, double x, double y) => (look % 3) switch
    {
        0 => $"<circle class=\"m{look}\" r=\"3.2\" cx=\"{F(x)}\" cy=\"{F(y)}\"/>",
        1 => $"<rect class=\"m{look}\" x=\"{F(x - 3)}\" y=\"{F(y - 3)}\" width=\"6\" height=\"6\"/>",
        _ => $"<path class=\"m{look}\" d=\"M{F(x - 4)},{F(y + 3)}h8l-4,-7Z\"/>",
    };

    private static string F(double value) => SvgFigure.Place(value);

    private static double At(double value, (double From, double To) range, double from, double to) => from + ((value - range.From) / (range.To - range.From) * (to - from));

    /// <summary>A place for the middle of a text, so that it does not leave the drawing.</summary>
    private static double Inside(double place, string text) => Math.Min(place, Width - 1 - (text.Length * WidestLetterWidth / 2));

    private string X(double value) => F(At(value, _x, _left, Width - Right));

    private string Y(double value) => F(At(value, _y, _bottom, Top));

    private void Mark(string markup) => _marks.Append(markup);
}
