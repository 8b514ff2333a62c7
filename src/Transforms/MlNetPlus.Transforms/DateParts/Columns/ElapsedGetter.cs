namespace MlNetPlus.Transforms;

/// <summary>The elapsed time; the only default column that is not a <see cref="DayFieldGetter"/>.</summary>
internal sealed class ElapsedGetter(DateReading reading, ElapsedTime elapsed) : DatePartGetter(reading)
{
    public override float Value() => Reading.IsMissing ? float.NaN : elapsed.At(Reading.UtcTicks);

    public override void Get(ref float value)
    {
        Reading.Update();
        value = Value();
    }
}
