using System.Text.Json;

namespace MlNetPlus.Comparison.Tests;

/// <summary>What Reference/calibration.py wrote.</summary>
internal static class CalibrationReference
{
    private static readonly Lazy<JsonDocument> Document = new(() => JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Calibration", "Reference", "calibration.json"))));

    public static JsonElement Root => Document.Value.RootElement;

    public static (float[] Scores, bool[] IsPositive, float[] Asked, double[] Platt, double[] Isotonic) Curve(int index)
    {
        var curve = Root.GetProperty("curves")[index];
        return (
            Singles(curve.GetProperty("scores")),
            [.. curve.GetProperty("labels").EnumerateArray().Select(label => label.GetInt32() == 1)],
            Singles(curve.GetProperty("asked")),
            [.. curve.GetProperty("platt").EnumerateArray().Select(value => value.GetDouble())],
            [.. curve.GetProperty("isotonic").EnumerateArray().Select(value => value.GetDouble())]);
    }

    public static float[] Singles(JsonElement values) => [.. values.EnumerateArray().Select(value => value.GetSingle())];
}
