using System.Globalization;
using MlNetPlus.Transforms;

namespace Ridership;

/// <summary>A day at the station Clark/Lake, with its boardings in thousands.</summary>
internal sealed record Day(DateTime Date, float Boardings)
{
    public const int FeatureCount = 16;

    private static readonly DateTime Middle = new(2008, 1, 1);

    public static List<Day> ReadAll() =>
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", "chicago-ridership.csv")).Skip(1)
            .Select(line => line.Split(','))
            .Select(cells => new Day(DateTime.Parse(cells[0], CultureInfo.InvariantCulture), float.Parse(cells[1], CultureInfo.InvariantCulture))),
    ];

    /// <summary>What a date says: where in the years, where in the year, which weekday, and whether a holiday is near.</summary>
    public static float[] FeaturesOf(DateTime date)
    {
        var (day, season) = (DateOnly.FromDateTime(date), 2 * MathF.PI * date.DayOfYear / 366);
        var features = new float[FeatureCount];
        features[0] = (float)((date - Middle).TotalDays / 2000);
        for (var wave = 1; wave <= 3; wave++)
            (features[(2 * wave) - 1], features[2 * wave]) = MathF.SinCos(wave * season);
        features[7 + (int)date.DayOfWeek] = 1;
        features[14] = HolidayCalendar.UnitedStatesFederal.IsHoliday(day) ? 1 : 0;
        features[15] = HolidayCalendar.UnitedStatesFederal.IsHoliday(day.AddDays(-1)) ? 1 : 0;
        return features;
    }
}
