namespace MlNetPlus.Transforms;

/// <summary>Easter Sunday of the Gregorian calendar, applied to years before 1583 as if it had been in use.</summary>
internal static class EasterSunday
{
    /// <summary>The date for a year, 1 to 9999.</summary>
    /// <remarks>The anonymous Gregorian computus: Nature 13 (1876), p. 487; Meeus, Astronomical Algorithms, chapter 8.</remarks>
    public static DateOnly Of(int year)
    {
        var (century, yearOfCentury) = Math.DivRem(year, 100);
        var lunarYear = year % 19;
        var moonCorrection = (century - ((century + 8) / 25) + 1) / 3;
        var epact = ((19 * lunarYear) + century - (century / 4) - moonCorrection + 15) % 30;
        var daysToSunday = (32 + (2 * (century % 4)) + (2 * (yearOfCentury / 4)) - epact - (yearOfCentury % 4)) % 7;
        var exception = (lunarYear + (11 * epact) + (22 * daysToSunday)) / 451;
        var (month, day) = Math.DivRem(epact + daysToSunday - (7 * exception) + 114, 31);
        return new DateOnly(year, month, day + 1);
    }
}
