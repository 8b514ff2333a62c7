namespace MlNetPlus.Transforms;

/// <summary>The value of one part for the current row of one cursor.</summary>
internal abstract class DatePartGetter(DateReading reading)
{
    protected DateReading Reading { get; } = reading;

    /// <summary>The value of the row that the reading has been brought to.</summary>
    public abstract float Value();

    /// <summary>
    /// The value of the cursor's current row: <see cref="DateReading.Update"/>, then <see cref="Value"/>. Each class says
    /// so itself, because the compiler binds the two calls only in a sealed class, and this is the hottest path there is.
    /// </summary>
    public abstract void Get(ref float value);
}
