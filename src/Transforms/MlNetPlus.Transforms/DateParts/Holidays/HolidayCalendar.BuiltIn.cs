namespace MlNetPlus.Transforms;

/// <content>The calendars that come with the library.</content>
public sealed partial class HolidayCalendar
{
    private const string ChristmasDay = "Christmas Day";
    private const string NewYearsDay = "New Year's Day";

    /// <summary>
    /// The federal holidays of the United States (5 U.S.C. 6103), each on the day on which it is observed: Friday for
    /// Saturday, Monday for Sunday. The rules know the Uniform Monday Holiday Act (from 1971), Veterans Day in October
    /// (1971 to 1977), Martin Luther King Jr. (from 1986) and Juneteenth (from 2021). Today's rule for weekends is applied
    /// to all years.
    /// </summary>
    public static HolidayCalendar UnitedStatesFederal { get; } = new(
        "United States federal",
        HolidayRule.FixedDay(NewYearsDay, 1, 1, HolidayObservance.NearestWeekday).InYears(1870),
        HolidayRule.NthWeekday("Birthday of Martin Luther King, Jr.", 1, DayOfWeek.Monday, 3).InYears(1986),
        HolidayRule.FixedDay("Washington's Birthday", 2, 22, HolidayObservance.NearestWeekday).InYears(1885, 1970),
        HolidayRule.NthWeekday("Washington's Birthday", 2, DayOfWeek.Monday, 3).InYears(1971),
        HolidayRule.FixedDay("Memorial Day", 5, 30, HolidayObservance.NearestWeekday).InYears(1888, 1970),
        HolidayRule.NthWeekday("Memorial Day", 5, DayOfWeek.Monday, -1).InYears(1971),
        HolidayRule.FixedDay("Juneteenth National Independence Day", 6, 19, HolidayObservance.NearestWeekday).InYears(2021),
        HolidayRule.FixedDay("Independence Day", 7, 4, HolidayObservance.NearestWeekday).InYears(1870),
        HolidayRule.NthWeekday("Labor Day", 9, DayOfWeek.Monday, 1).InYears(1894),
        HolidayRule.NthWeekday("Columbus Day", 10, DayOfWeek.Monday, 2).InYears(1971),
        HolidayRule.FixedDay("Veterans Day", 11, 11, HolidayObservance.NearestWeekday).InYears(1938).Except(1971, 1972, 1973, 1974, 1975, 1976, 1977),
        HolidayRule.NthWeekday("Veterans Day", 10, DayOfWeek.Monday, 4).InYears(1971, 1977),
        HolidayRule.NthWeekday("Thanksgiving Day", 11, DayOfWeek.Thursday, -1).InYears(1870, 1938),
        HolidayRule.GivenDates("Thanksgiving Day", new DateOnly(1939, 11, 23), new DateOnly(1940, 11, 21), new DateOnly(1941, 11, 20)),
        HolidayRule.NthWeekday("Thanksgiving Day", 11, DayOfWeek.Thursday, 4).InYears(1942),
        HolidayRule.FixedDay(ChristmasDay, 12, 25, HolidayObservance.NearestWeekday).InYears(1870));

    /// <summary>
    /// The bank holidays of England and Wales, with substitute days and the one-off ones, as the Banking and Financial
    /// Dealings Act 1971 and royal proclamations set them. Earlier years have none. Add Scotland's or Northern Ireland's
    /// own with <see cref="With"/>.
    /// </summary>
    public static HolidayCalendar UnitedKingdom { get; } = new(
        "United Kingdom (England and Wales)",
        HolidayRule.FixedDay(NewYearsDay, 1, 1, HolidayObservance.NextMonday).InYears(1974),
        HolidayRule.EasterOffset("Good Friday", -2).InYears(1971),
        HolidayRule.EasterOffset("Easter Monday", 1).InYears(1971),
        HolidayRule.NthWeekday("Early May bank holiday", 5, DayOfWeek.Monday, 1).InYears(1978).Except(1995, 2020),
        HolidayRule.GivenDates("Early May bank holiday (VE day)", new DateOnly(1995, 5, 8), new DateOnly(2020, 5, 8)),
        HolidayRule.NthWeekday("Spring bank holiday", 5, DayOfWeek.Monday, -1).InYears(1971).Except(2002, 2012, 2022),
        HolidayRule.GivenDates("Spring bank holiday", new DateOnly(2002, 6, 4), new DateOnly(2012, 6, 4), new DateOnly(2022, 6, 2)),
        HolidayRule.NthWeekday("Summer bank holiday", 8, DayOfWeek.Monday, -1).InYears(1971),
        HolidayRule.FixedDay(ChristmasDay, 12, 25, HolidayObservance.NextMonday).InYears(1971),
        HolidayRule.FixedDay("Boxing Day", 12, 26, HolidayObservance.NextMondayOrTuesday).InYears(1971),
        HolidayRule.GivenDates("Royal wedding", new DateOnly(1973, 11, 14), new DateOnly(1981, 7, 29), new DateOnly(2011, 4, 29)),
        HolidayRule.GivenDates("Jubilee", new DateOnly(1977, 6, 7), new DateOnly(2002, 6, 3), new DateOnly(2012, 6, 5), new DateOnly(2022, 6, 3)),
        HolidayRule.GivenDates("Millennium", new DateOnly(1999, 12, 31)),
        HolidayRule.GivenDates("State Funeral of Queen Elizabeth II", new DateOnly(2022, 9, 19)),
        HolidayRule.GivenDates("Coronation of King Charles III", new DateOnly(2023, 5, 8)));

    /// <summary>
    /// The holidays that all of Germany's states share, from 1949 on. Holidays of single states (Epiphany, Corpus Christi,
    /// Reformation Day, All Saints and others) and the Day of Repentance, common to nearly all until 1994, are not among
    /// them: add them with <see cref="With"/>.
    /// </summary>
    public static HolidayCalendar Germany { get; } = new(
        "Germany",
        HolidayRule.FixedDay("Neujahr", 1, 1).InYears(1949),
        HolidayRule.EasterOffset("Karfreitag", -2).InYears(1949),
        HolidayRule.EasterOffset("Ostermontag", 1).InYears(1949),
        HolidayRule.FixedDay("Tag der Arbeit", 5, 1).InYears(1949),
        HolidayRule.EasterOffset("Christi Himmelfahrt", 39).InYears(1949),
        HolidayRule.EasterOffset("Pfingstmontag", 50).InYears(1949),
        HolidayRule.FixedDay("Tag der deutschen Einheit (17. Juni)", 6, 17).InYears(1954, 1990),
        HolidayRule.FixedDay("Tag der Deutschen Einheit", 10, 3).InYears(1990),
        HolidayRule.GivenDates("Reformationstag (500 Jahre)", new DateOnly(2017, 10, 31)),
        HolidayRule.FixedDay("Erster Weihnachtstag", 12, 25).InYears(1949),
        HolidayRule.FixedDay("Zweiter Weihnachtstag", 12, 26).InYears(1949));

    /// <summary>
    /// The eleven public holidays of France (Code du travail, L3133-1), with 14 July from 1880, 11 November from 1922,
    /// 1 May from 1947 and 8 May from 1982, the others from 1886. Those of Alsace and Moselle (Good Friday, 26 December)
    /// are not among them: add them with <see cref="With"/>.
    /// </summary>
    public static HolidayCalendar France { get; } = new(
        "France",
        HolidayRule.FixedDay("Jour de l'an", 1, 1).InYears(1886),
        HolidayRule.EasterOffset("Lundi de Pâques", 1).InYears(1886),
        HolidayRule.FixedDay("Fête du Travail", 5, 1).InYears(1947),
        HolidayRule.FixedDay("Victoire 1945", 5, 8).InYears(1982),
        HolidayRule.EasterOffset("Ascension", 39).InYears(1886),
        HolidayRule.EasterOffset("Lundi de Pentecôte", 50).InYears(1886),
        HolidayRule.FixedDay("Fête nationale", 7, 14).InYears(1880),
        HolidayRule.FixedDay("Assomption", 8, 15).InYears(1886),
        HolidayRule.FixedDay("Toussaint", 11, 1).InYears(1886),
        HolidayRule.FixedDay("Armistice 1918", 11, 11).InYears(1922),
        HolidayRule.FixedDay("Noël", 12, 25).InYears(1886));
}
