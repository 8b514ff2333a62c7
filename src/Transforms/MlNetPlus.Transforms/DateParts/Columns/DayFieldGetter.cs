namespace MlNetPlus.Transforms;

/// <summary>A calendar part; twelve of the thirteen default columns are.</summary>
internal sealed class DayFieldGetter(DateReading reading, DayField field, float whenMissing) : DatePartGetter(reading)
{
    private readonly int _shift = field.Shift;
    private readonly uint _mask = field.Mask;

    public override float Value() => Reading.IsMissing ? whenMissing : (int)((uint)(Reading.Day >> _shift) & _mask);

    public override void Get(ref float value)
    {
        Reading.Update();
        value = Value();
    }
}
