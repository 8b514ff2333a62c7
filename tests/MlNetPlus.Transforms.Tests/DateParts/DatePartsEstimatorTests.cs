using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Testing;

namespace MlNetPlus.Transforms.Tests;

public class DatePartsEstimatorTests
{
    private static readonly DateTime[] Dates =
    [
        new(2020, 2, 29, 12, 0, 0), default, new(2019, 12, 30, 23, 59, 59), new(2021, 1, 3), new(1, 1, 2), new(9999, 12, 31, 23, 59, 59),
        new(2024, 7, 4, 1, 2, 3), new(1969, 12, 31, 23, 59, 59), new(2024, 12, 31), new(1899, 3, 1),
    ];

    private readonly MLContext _mlContext = new(seed: 1);

    [Theory]
    [InlineData("saledate", "sale")]
    [InlineData("SaleDate", "Sale")]
    [InlineData("date", "")]
    [InlineData("d1_date", "d1_")]
    [InlineData("update", "up")]
    [InlineData("DATE", "DATE")]
    [InlineData("dateSold", "dateSold")]
    [InlineData("dateDate", "date")]
    public void GetOutputSchema_NoPrefix_TakesFastais(string inputColumnName, string prefix)
    {
        var options = new DatePartsOptions { InputColumnNames = [inputColumnName], OutputColumnName = "v", Parts = DateParts.Year };

        Assert.Equal([prefix + "Year"], options.ToSettings().PartNames);
    }

    [Fact]
    public void Transform_DefaultsWithoutTime_AddsTheThirteenAndKeepsTheSource()
    {
        var view = DateRow.View(_mlContext, Dates);

        var schema = _mlContext.Transforms.DateParts("Plain").Fit(view).GetOutputSchema(view.Schema);

        Assert.Equal(
            "Plain Offset Text Other PlainYear PlainMonth PlainWeek PlainDay PlainDayofweek PlainDayofyear PlainIs_month_end PlainIs_month_start " +
            "PlainIs_quarter_end PlainIs_quarter_start PlainIs_year_end PlainIs_year_start PlainElapsed",
            string.Join(' ', schema.Select(column => column.Name)));
        Assert.All(schema.Skip(4), column => Assert.Equal(NumberDataViewType.Single, column.Type));
    }

    [Fact]
    public void Transform_EveryPart_ComesInTheDocumentedOrder()
    {
        // Elapsed is 1720098123 rounded to a Single.
        var options = EveryPart("Plain");
        options.Prefixes = [string.Empty];
        var view = DateRow.View(_mlContext, new DateTime(2024, 7, 4, 13, 2, 3));

        var parts = _mlContext.Transforms.DateParts(options).Fit(view).Transform(view);

        Assert.Equal(
            "Year=2024 Month=7 Week=27 Day=4 Dayofweek=3 Dayofyear=186 Is_month_end=0 Is_month_start=0 Is_quarter_end=0 Is_quarter_start=0 " +
            "Is_year_end=0 Is_year_start=0 Hour=13 Minute=2 Second=3 Elapsed=1720098176 Quarter=3 Is_weekend=0 Is_leap_year=1 Days_in_month=31 " +
            "Iso_year=2024 year_lin=2024.507 weekday_cos=-0.901 weekday_sin=0.434 day_month_cos=0.821 day_month_sin=0.571 month_year_cos=-1 " +
            "month_year_sin=0 day_year_cos=-0.999 day_year_sin=-0.034 hour_cos=-0.966 hour_sin=-0.259 clock_cos=0.866 clock_sin=0.5 " +
            "min_cos=0.978 min_sin=0.208 sec_cos=0.951 sec_sin=0.309 Is_holiday=1 Days_to_holiday=0 Days_since_holiday=0 Is_missing=0",
            string.Join(' ', parts.Schema.Skip(view.Schema.Count).Select(column => FormattableString.Invariant(
                $"{column.Name}={Math.Round((double)DateRow.Column(parts, column.Name)[0], 3) + 0}"))));
    }

    [Fact]
    public void Transform_MissingDates_GiveNaNAndZeroFlags()
    {
        var options = EveryPart("Plain", "Offset", "Text");
        var view = DateRow.View(_mlContext, new DateRow());

        var parts = _mlContext.Transforms.DateParts(options).Fit(view).Transform(view);

        foreach (var name in parts.Schema.Skip(view.Schema.Count).Select(column => column.Name))
        {
            var expected = name.EndsWith("Is_missing", StringComparison.Ordinal) ? 1 : name.Contains("Is_", StringComparison.Ordinal) ? 0 : float.NaN;
            Assert.Equal([expected], DateRow.Column(parts, name));
        }
    }

    [Fact]
    public void Transform_TextThatCannotBeRead_IsMissingAndNeverThrows()
    {
        string[] texts = ["2024-07-04", "not a date", "2024-02-30", "99999-01-01", "0001-01-01T00:00:00+05:00", "9999-12-31T23:00:00-05:00", "0001-01-01", "7/4/2024"];
        var options = new DatePartsOptions { InputColumnNames = ["Text"], Prefixes = [string.Empty], MissingIndicator = true };
        var view = DateRow.TextView(_mlContext, texts);

        var parts = _mlContext.Transforms.DateParts(options).Fit(view).Transform(view);

        Assert.Equal([0, 1, 1, 1, 1, 1, 1, 0], DateRow.Column(parts, "Is_missing"));
        Assert.Equal([2024, float.NaN, float.NaN, float.NaN, float.NaN, float.NaN, float.NaN, 2024], DateRow.Column(parts, "Year"));
    }

    [Fact]
    public void Transform_VectorOutput_HasSlotNamesAndTheSameValues()
    {
        var view = DateRow.View(_mlContext, Dates);
        var asColumns = EveryPart("Plain", "Offset");
        var asVector = EveryPart("Plain", "Offset");
        asVector.OutputColumnName = "Dates";

        var columns = _mlContext.Transforms.DateParts(asColumns).Fit(view).Transform(view);
        var vector = _mlContext.Transforms.DateParts(asVector).Fit(view).Transform(view);

        VBuffer<ReadOnlyMemory<char>> slotNames = default;
        vector.Schema["Dates"].GetSlotNames(ref slotNames);
        var names = slotNames.DenseValues().Select(name => name.ToString()).ToArray();
        Assert.Equal(columns.Schema.Skip(view.Schema.Count).Select(column => column.Name), names);
        var rows = vector.GetColumn<float[]>("Dates").ToArray();
        for (var slot = 0; slot < names.Length; slot++)
            Assert.Equal(DateRow.Column(columns, names[slot]), rows.Select(row => row[slot]));
    }

    [Fact]
    public void Transform_Holidays_AddsFlagAndCappedDistances()
    {
        var options = new DatePartsOptions { InputColumnNames = ["Plain"], Prefixes = [string.Empty], Parts = DateParts.None, Holidays = HolidayCalendar.UnitedStatesFederal };
        var view = DateRow.View(_mlContext, new DateTime(2024, 7, 4, 23, 0, 0), new DateTime(2024, 7, 3), new DateTime(2024, 7, 6), new DateTime(2024, 8, 10));

        var parts = _mlContext.Transforms.DateParts(options).Fit(view).Transform(view);

        Assert.Equal([1, 0, 0, 0], DateRow.Column(parts, "Is_holiday"));
        Assert.Equal([0, 1, 15, 15], DateRow.Column(parts, "Days_to_holiday"));
        Assert.Equal([0, 14, 2, 15], DateRow.Column(parts, "Days_since_holiday"));
    }

    [Fact]
    public void Fit_FittedMinimum_CountsFromTheEarliestDateOfEachColumn()
    {
        var options = new DatePartsOptions { InputColumnNames = ["Plain", "Text"], Parts = DateParts.Elapsed, ElapsedUnit = ElapsedUnit.Day, ElapsedOrigin = ElapsedOrigin.FittedMinimum };
        var train = DateRow.View(
            _mlContext,
            new DateRow { Plain = new(2024, 1, 3), Text = "2020-01-02" },
            new DateRow { Plain = default, Text = "?" },
            new DateRow { Plain = new(2024, 1, 1), Text = "2020-01-01T12:00" });
        var test = DateRow.View(_mlContext, new DateRow { Plain = new(2023, 12, 31), Text = "2020-01-03" });

        var transformer = _mlContext.Transforms.DateParts(options).Fit(train);

        Assert.Equal([2, float.NaN, 0], DateRow.Column(transformer.Transform(train), "PlainElapsed"));
        Assert.Equal([-1], DateRow.Column(transformer.Transform(test), "PlainElapsed"));
        Assert.Equal([1.5f], DateRow.Column(transformer.Transform(test), "TextElapsed"));
    }

    [Fact]
    public void Fit_FittedMinimumOfNoDates_CountsFrom1970AndWarns()
    {
        var warnings = new List<string>();
        _mlContext.Log += (_, e) => warnings.Add(e.Message);
        var options = new DatePartsOptions { InputColumnNames = ["Plain"], Parts = DateParts.Elapsed, ElapsedUnit = ElapsedUnit.Day, ElapsedOrigin = ElapsedOrigin.FittedMinimum };

        var transformer = _mlContext.Transforms.DateParts(options).Fit(DateRow.View(_mlContext, default(DateTime)));

        Assert.Equal([1], DateRow.Column(transformer.Transform(DateRow.View(_mlContext, new DateTime(1970, 1, 2))), "PlainElapsed"));
        Assert.Contains(warnings, message => message.Contains("Column 'Plain' has no date to fit the origin of Elapsed to", StringComparison.Ordinal));
    }

    [Fact]
    public void Fit_GivenOrigin_ReadsNoRow()
    {
        var view = _mlContext.Data.LoadFromEnumerable(Throwing());
        var options = new DatePartsOptions { InputColumnNames = ["Plain"], ElapsedOrigin = ElapsedOrigin.At(new DateOnly(2024, 1, 1)) };

        Assert.NotNull(_mlContext.Transforms.DateParts(options).Fit(view));
        options.ElapsedOrigin = ElapsedOrigin.FittedMinimum;
        Assert.Throws<InvalidOperationException>(() => _mlContext.Transforms.DateParts(options).Fit(view));
    }

    [Fact]
    public void Transform_ElapsedInDaysSinceAGivenDay_TellsMinutesApart()
    {
        var options = new DatePartsOptions { InputColumnNames = ["Plain"], Parts = DateParts.Elapsed, ElapsedUnit = ElapsedUnit.Day, ElapsedOrigin = ElapsedOrigin.At(new DateOnly(2024, 1, 1)) };
        DateTime[] dates = [new(2024, 2, 1, 6, 0, 0), new(2024, 2, 1, 6, 1, 0)];
        var view = DateRow.View(_mlContext, dates);

        var days = DateRow.Column(_mlContext.Transforms.DateParts(options).Fit(view).Transform(view), "PlainElapsed");
        var seconds = DateRow.Column(_mlContext.Transforms.DateParts("Plain").Fit(view).Transform(view), "PlainElapsed");

        Assert.Equal(31.25f, days[0]);
        Assert.Equal(31.25f + (1f / 1440), days[1], 1e-5f);
        Assert.Equal(seconds[0], seconds[1]);
    }

    [Fact]
    public void Transform_Getters_AllocateNothingPerRow()
    {
        var options = EveryPart("Plain", "Offset", "Text");
        var estimator = _mlContext.Transforms.DateParts(options);
        var few = Allocated(estimator, 100);

        var many = Allocated(estimator, 10_100);

        Assert.InRange(many - few, -10_000, 10_000);
    }

    [Fact]
    public void Transform_OneColumnAsked_ReadsOnlyItsInput()
    {
        var view = DateRow.View(_mlContext, Dates);
        var mapper = ((ITransformer)_mlContext.Transforms.DateParts(EveryPart("Plain", "Text")).Fit(view)).GetRowToRowMapper(view.Schema);

        var needed = mapper.GetDependencies([mapper.OutputSchema["TextYear"]]);

        Assert.Equal(["Text"], needed.Select(column => column.Name));
    }

    private static DatePartsOptions EveryPart(params string[] inputs) => new()
    {
        InputColumnNames = inputs,
        Parts = DatePartColumns.All,
        Holidays = HolidayCalendar.UnitedStatesFederal,
        MissingIndicator = true,
    };

    private static IEnumerable<DateRow> Throwing()
    {
        yield return DateRow.Of(new DateTime(2024, 1, 1));
        throw new InvalidOperationException("read");
    }

    private long Allocated(DatePartsEstimator estimator, int rows)
    {
        // The same few dates over and over, so that holidays of a year are worked out once, in the first 100 rows.
        var view = DateRow.View(_mlContext, Enumerable.Range(0, rows).Select(i => Dates[i % Dates.Length]));
        var parts = estimator.Fit(view).Transform(view);
        var added = parts.Schema.Skip(view.Schema.Count).ToArray();
        return AllocatedBytes.Of(() =>
        {
            using var cursor = parts.GetRowCursor(added);
            var getters = Array.ConvertAll(added, column => cursor.GetGetter<float>(column));
            float value = 0;
            while (cursor.MoveNext())
            {
                foreach (var getter in getters)
                    getter(ref value);
            }
        });
    }
}
