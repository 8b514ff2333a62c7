using MlNetPlus.Testing.Views;

namespace MlNetPlus.Testing.Comparison;

/// <summary>Compares plain values: numbers within a tolerance, NaN equal to NaN, all else exactly.</summary>
internal sealed class ValueComparer(double singleTolerance, double doubleTolerance)
{
    // Below this magnitude a relative difference says nothing: rounding of intermediate sums is absolute.
    private const double SmallestScale = 1e-3;

    public static ValueComparer Exact { get; } = new(0, 0);

    /// <summary>Says whether two plain values, as <see cref="PlainValue.Of"/> makes them, are equal.</summary>
    public bool AreEqual(object? expected, object? actual) => (expected, actual) switch
    {
        (float x, float y) => AreClose(x, y, singleTolerance),
        (double x, double y) => AreClose(x, y, doubleTolerance),
        (object?[] x, object?[] y) => x.Length == y.Length && x.Zip(y).All(pair => AreEqual(pair.First, pair.Second)),
        (DateTimeOffset x, DateTimeOffset y) => x.EqualsExact(y),
        _ => Equals(expected, actual),
    };

    private static bool AreClose(double x, double y, double tolerance)
    {
        if (x.Equals(y) || x == y)
            return true;
        if (!double.IsFinite(x) || !double.IsFinite(y))
            return false;
        return Math.Abs(x - y) <= tolerance * Math.Max(SmallestScale, Math.Max(Math.Abs(x), Math.Abs(y)));
    }
}
