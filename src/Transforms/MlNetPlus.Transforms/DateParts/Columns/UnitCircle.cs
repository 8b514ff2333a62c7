namespace MlNetPlus.Transforms;

/// <summary>Cosine and sine of equal steps round a circle: the cyclic parts take few values, so they are looked up.</summary>
internal sealed class UnitCircle
{
    public static readonly UnitCircle OfWeek = new(7);
    public static readonly UnitCircle OfYear = new(12);
    public static readonly UnitCircle OfDay = new(24);
    public static readonly UnitCircle OfClock = new(12);
    public static readonly UnitCircle OfMinute = new(60);

    private static readonly UnitCircle[] Months = [new(28), new(29), new(30), new(31)];
    private static readonly UnitCircle CommonYear = new(365);
    private static readonly UnitCircle LeapYear = new(366);

    private UnitCircle(int steps)
    {
        Cosine = new float[steps];
        Sine = new float[steps];
        for (var i = 0; i < steps; i++)
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * i / steps);
            Cosine[i] = (float)cosine;
            Sine[i] = (float)sine;
        }
    }

    public float[] Cosine { get; }

    public float[] Sine { get; }

    public static UnitCircle OfMonth(int days) => Months[days - 28];

    public static UnitCircle OfDaysOfYear(bool leap) => leap ? LeapYear : CommonYear;
}
