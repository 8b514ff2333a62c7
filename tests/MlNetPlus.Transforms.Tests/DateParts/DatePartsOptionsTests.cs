using System.Globalization;
using Microsoft.ML;

namespace MlNetPlus.Transforms.Tests;

public class DatePartsOptionsTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    [Fact]
    public void Defaults_AreFastais()
    {
        var options = new DatePartsOptions();

        Assert.Empty(options.InputColumnNames);
        Assert.Null(options.Prefixes);
        Assert.Null(options.OutputColumnName);
        Assert.Equal(DateParts.Default, options.Parts);
        Assert.Null(options.Holidays);
        Assert.Equal(15, options.HolidayCap);
        Assert.False(options.MissingIndicator);
        Assert.Null(options.Formats);
        Assert.Equal(CultureInfo.InvariantCulture, options.Culture);
        Assert.Null(options.TimeZone);
        Assert.Equal(ElapsedUnit.Second, options.ElapsedUnit);
        Assert.Same(ElapsedOrigin.UnixEpoch, options.ElapsedOrigin);
    }

    [Fact]
    public void DateParts_ManyFaults_ReportsAllOfThem()
    {
        var options = new DatePartsOptions
        {
            InputColumnNames = [],
            Prefixes = ["a", "b"],
            OutputColumnName = string.Empty,
            Parts = DateParts.IsHoliday,
            HolidayCap = 0,
            Formats = ["HH:mm", "yyyy"],
            TimeZone = "Mars/Olympus",
            ElapsedUnit = (ElapsedUnit)9,
            ElapsedOrigin = null!,
        };

        var fault = Assert.Throws<ArgumentException>(() => _mlContext.Transforms.DateParts(options));

        Assert.Equal(
            """
            DatePartsOptions has 9 faults:
            - InputColumnNames is empty; expected at least one column name.
            - Prefixes is 'a, b'; expected one prefix, which may be empty, for each of the 0 input columns, or null.
            - OutputColumnName is an empty text; expected a name, or null for a column for each part.
            - Holidays is null; expected a calendar, because Parts has IsHoliday.
            - HolidayCap is 0; expected 1 to 366 days.
            - Formats is 'HH:mm'; expected date formats of .NET that name the year (a year that is not in the text would be taken from the clock).
            - TimeZone is 'Mars/Olympus'; expected the id of a time zone that this machine knows, e.g. Europe/Paris, or null.
            - ElapsedUnit is 9; expected a member of ElapsedUnit.
            - ElapsedOrigin is null; expected UnixEpoch, FittedMinimum or At(...) of ElapsedOrigin.
            """,
            fault.Message,
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void DateParts_NamesThatCollide_SaysWhichOne()
    {
        var options = new DatePartsOptions { InputColumnNames = ["saleDate", "saledate"] };

        var fault = Assert.Throws<ArgumentException>(() => _mlContext.Transforms.DateParts(options));

        Assert.Equal("DatePartsOptions.Prefixes is null; expected prefixes that tell the columns apart: 'saleYear' would be made twice.", fault.Message);
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a", "")]
    public void DateParts_NamesThatAreNoNames_Throws(params string[] names) =>
        Assert.Throws<ArgumentException>(() => _mlContext.Transforms.DateParts(new DatePartsOptions { InputColumnNames = names }));

    [Fact]
    public void DateParts_NothingToMake_Throws()
    {
        var nothing = new DatePartsOptions { InputColumnNames = ["a"], Parts = DateParts.None };

        Assert.Contains("Parts is None; expected at least one part", Assert.Throws<ArgumentException>(() => _mlContext.Transforms.DateParts(nothing)).Message, StringComparison.Ordinal);
        nothing.MissingIndicator = true;
        Assert.NotNull(_mlContext.Transforms.DateParts(nothing));
    }

    [Fact]
    public void DateParts_EmptyInputName_Throws() => Assert.Throws<ArgumentException>(() => _mlContext.Transforms.DateParts(string.Empty));

    [Fact]
    public void DateParts_OptionsChangedAfterwards_ChangeNothing()
    {
        string[] names = [nameof(DateRow.Plain)];
        var options = new DatePartsOptions { InputColumnNames = names, Parts = DateParts.Year };
        var view = DateRow.View(_mlContext, new DateTime(2024, 1, 2));

        var estimator = _mlContext.Transforms.DateParts(options);
        names[0] = "gone";
        options.Parts = DateParts.Month;

        Assert.Equal("PlainYear", estimator.Fit(view).Transform(view).Schema[^1].Name);
    }
}
