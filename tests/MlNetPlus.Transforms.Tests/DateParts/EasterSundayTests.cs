namespace MlNetPlus.Transforms.Tests;

public class EasterSundayTests
{
    [Fact]
    public void Of_EveryGregorianYear_AgreesWithDateutil()
    {
        var expected = ReferenceFile.Dates("easter.csv");

        Assert.Equal(expected, expected.Select(date => EasterSunday.Of(date.Year)));
    }

    [Fact]
    public void Of_AllYears_IsASundayBetween22MarchAnd25April()
    {
        foreach (var year in Enumerable.Range(1, 9999))
        {
            var easter = EasterSunday.Of(year);

            Assert.Equal(DayOfWeek.Sunday, easter.DayOfWeek);
            Assert.InRange(easter, new DateOnly(year, 3, 22), new DateOnly(year, 4, 25));
        }
    }
}
