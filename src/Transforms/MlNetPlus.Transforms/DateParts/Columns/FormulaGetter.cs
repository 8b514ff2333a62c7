namespace MlNetPlus.Transforms;

/// <summary>A part with a formula of its own.</summary>
internal sealed class FormulaGetter(DateReading reading, Func<DateReading, float> formula, float whenMissing) : DatePartGetter(reading)
{
    public override float Value() => Reading.IsMissing ? whenMissing : formula(Reading);

    public override void Get(ref float value)
    {
        Reading.Update();
        value = Value();
    }
}
