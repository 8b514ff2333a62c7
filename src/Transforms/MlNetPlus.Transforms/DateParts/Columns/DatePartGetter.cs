namespace MlNetPlus.Transforms;

/// <summary>The value of one part for the current row of one cursor.</summary>
internal abstract class DatePartGetter(DateReading reading)
{
    protected DateReading Reading { get; } = reading;

    /// <summary>The value of the row that the reading has been brought to.</summary>
    public abstract float Value();

    /// <summary>The value of the cursor's current row.</summary>
    public virtual void Get(ref float value)
    {
        Reading.Update();
        value = Value();
    }
}
