using System.Text;

namespace MlNetPlus.Comparison;

/// <summary>Bars from zero, one below the other, each with its name and interval. Coloured by CSS classes as all charts here.</summary>
internal sealed class SvgBars
{
    private const double Width = 360;
    private const double RowHeight = 22;
    private const double Left = 116;
    private const double Right = 14;
    private const double Top = 6;
    private const double Bottom = 40;
    private const int MostLetters = 16;

    private readonly StringBuilder _marks = new();
    private readonly (double From, double To) _range;
    private readonly double _height;
    private readonly bool _isDots;

    /// <param name="bars">The bars with their intervals, where they have any.</param>
    /// <param name="range">From least to most; shared by charts that are compared.</param>
    /// <param name="label">What the axis says.</param>
    /// <param name="isDots">Whether to draw dots, where zero means nothing, instead of bars from zero.</param>
    public SvgBars(IReadOnlyList<(string Name, double Value, double? Lower, double? Upper)> bars, (double From, double To) range, string label, bool isDots = false)
    {
        _isDots = isDots;
        _range = range;
        _height = Top + (bars.Count * RowHeight) + Bottom;
        WriteAxis(label);
        for (var place = 0; place < bars.Count; place++)
            WriteBar(bars[place], Top + (place * RowHeight));
    }

    public string Figure(string name, string caption) => SvgFigure.Of(name, caption, Width, _height, _marks);

    private void WriteAxis(string label)
    {
        var end = _height - Bottom;
        foreach (var (value, text) in AxisTicks.Of(_range.From, _range.To, wanted: 4))
        {
            Mark($"<path class=\"{(value == 0 ? "axis" : "grid")}\" d=\"M{X(value)},{SvgFigure.Place(Top)}V{SvgFigure.Place(end)}\"/>");
            Mark($"<text x=\"{X(value)}\" y=\"{SvgFigure.Place(end + 15)}\" text-anchor=\"middle\">{text}</text>");
        }

        Mark($"<text x=\"{SvgFigure.Place((Left + Width - Right) / 2)}\" y=\"{SvgFigure.Place(_height - 6)}\" text-anchor=\"middle\">{HtmlText.Encode(label)}</text>");
    }

    private void WriteBar((string Name, double Value, double? Lower, double? Upper) bar, double top)
    {
        var middle = SvgFigure.Place(top + (RowHeight / 2));
        var (from, to) = (Math.Min(0, bar.Value), Math.Max(0, bar.Value));
        Mark($"<text x=\"{SvgFigure.Place(Left - 6)}\" y=\"{middle}\" dy=\".35em\" text-anchor=\"end\">{HtmlText.Encode(ComparisonCells.Shorten(bar.Name, MostLetters))}</text>");
        if (!_isDots)
            Mark($"<rect class=\"bar\" x=\"{X(from)}\" y=\"{SvgFigure.Place(top + 4)}\" width=\"{SvgFigure.Place(At(to) - At(from))}\" height=\"{SvgFigure.Place(RowHeight - 8)}\"/>");
        else
            Mark($"<circle class=\"dot\" r=\"4.5\" cx=\"{X(bar.Value)}\" cy=\"{middle}\"/>");
        if (bar is { Lower: { } lower, Upper: { } upper })
            Mark($"<path class=\"whisker\" d=\"M{X(lower)},{middle}H{X(upper)}M{X(lower)},{SvgFigure.Place(top + 7)}v8M{X(upper)},{SvgFigure.Place(top + 7)}v8\"/>");
    }

    private double At(double value) => Left + ((Math.Clamp(value, _range.From, _range.To) - _range.From) / (_range.To - _range.From) * (Width - Left - Right));

    private void Mark(string markup) => _marks.Append(markup);

    private string X(double value) => SvgFigure.Place(At(value));
}
