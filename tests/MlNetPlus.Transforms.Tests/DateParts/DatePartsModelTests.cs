using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Testing;

namespace MlNetPlus.Transforms.Tests;

public class DatePartsModelTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    public static TheoryData<string, bool, bool> Shapes => new()
    {
        { "Plain", false, true }, { "Plain", true, false },
        { "Offset", false, false }, { "Offset", true, true },
        { "Text", false, false }, { "Text", true, true },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    [ContractTestOf(typeof(DatePartsEstimator))]
    public void Contract_EveryInputTypeAndOutputShape_IsKept(string input, bool asVector, bool everyOption)
    {
        var view = View();
        var options = new EstimatorContractOptions();
        options.InvalidInputs.Add(new(_mlContext.Data.LoadFromEnumerable([new { Plain = 1f, Offset = 2f, Text = 3f }]), $"Column '{input}'", "is Single; expected DateTime, DateTimeOffset or String"));
        options.InvalidInputs.Add(new(_mlContext.Data.LoadFromEnumerable([new { Other = 1f }]), $"Column '{input}'", "is not in the input"));

        EstimatorContract.Check(_mlContext, _mlContext.Transforms.DateParts(Options(input, asVector, everyOption)), view, options);
    }

    [Fact]
    public void Load_EveryOption_ComputesTheSame()
    {
        var view = View();
        var options = Options("Text", asVector: true, everyOption: true);
        options.InputColumnNames = ["Text", "Plain"];
        options.Formats = ["yyyy-MM-ddTHH:mm:ss", "d MMM yyyy"];
        options.Culture = CultureInfo.GetCultureInfo("de-DE");
        var transformer = _mlContext.Transforms.DateParts(options).Fit(view);
        using var file = new MemoryStream();

        _mlContext.Model.Save(transformer, view.Schema, file);
        file.Position = 0;
        var loaded = new MLContext().Model.Load(file, out _);

        Assert.IsType<DatePartsTransformer>(loaded);
        Assert.Equal(Rows(transformer.Transform(view)), Rows(loaded.Transform(view)));

        static float[][] Rows(IDataView parts) => [.. parts.GetColumn<float[]>("Dates")];
    }

    [Fact]
    public void PredictionEngine_RowByRow_AgreesWithTheView()
    {
        var view = View();
        var transformer = _mlContext.Transforms.DateParts("Plain", prefix: string.Empty, time: true).Fit(view);
        var expected = transformer.Transform(view);
        using var engine = _mlContext.Model.CreatePredictionEngine<DateRow, DateNumbers>(transformer);

        var got = _mlContext.Data.CreateEnumerable<DateRow>(view, reuseRowObject: false).Select(row => engine.Predict(row)).ToArray();

        Assert.Equal(DateRow.Column(expected, "Year"), got.Select(row => row.Year));
        Assert.Equal(DateRow.Column(expected, "Second"), got.Select(row => row.Second));
        Assert.Equal(DateRow.Column(expected, "Elapsed"), got.Select(row => row.Elapsed));
    }

    [Fact]
    public void Transform_NoRows_GivesNoRows()
    {
        var empty = _mlContext.Data.LoadFromEnumerable(Array.Empty<DateRow>());

        var transformer = _mlContext.Transforms.DateParts(Options("Plain", asVector: false, everyOption: true)).Fit(empty);

        Assert.Empty(DateRow.Column(transformer.Transform(empty), "PlainYear"));
    }

    [Fact]
    public void Fit_MisspeltColumn_SuggestsTheNearest()
    {
        var view = View();

        var fault = Assert.Throws<ArgumentOutOfRangeException>(() => _mlContext.Transforms.DateParts("plain").Fit(view));

        Assert.Contains(
            "Column 'plain' (input of DatePartsEstimator) is not in the input. The input has 'Plain', 'Offset', 'Text', 'Other'. Did you mean 'Plain'?",
            fault.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_ColumnOfNumbers_SaysWhatIsExpected()
    {
        var view = View();

        var fault = Assert.Throws<ArgumentOutOfRangeException>(() => _mlContext.Transforms.DateParts("Other").Fit(view));

        Assert.Contains(
            "Column 'Other' (input of DatePartsEstimator) is Single; expected DateTime, DateTimeOffset or String. " +
            "Load it as one of these; text is read by the formats of DatePartsOptions.Formats.",
            fault.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Append_ATrainer_LearnsFromTheParts()
    {
        var rows = Enumerable.Range(0, 400).Select(i =>
        {
            var row = DateRow.Of(new DateTime(2023, 1, 1).AddDays(i));
            row.Other = row.Plain.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 10 : 0;
            return row;
        });
        var view = DateRow.View(_mlContext, rows);
        var options = new DatePartsOptions { InputColumnNames = ["Text"], OutputColumnName = "Features", Parts = DateParts.IsWeekend | DateParts.CyclicWeekday };

        var model = _mlContext.Transforms.DateParts(options).Append(_mlContext.Regression.Trainers.OnlineGradientDescent("Other", "Features", numberOfIterations: 20)).Fit(view);
        var metrics = _mlContext.Regression.Evaluate(model.Transform(view), "Other");

        Assert.True(metrics.RSquared > 0.95, $"R² is {metrics.RSquared}.");
    }

    private static DatePartsOptions Options(string input, bool asVector, bool everyOption) => new()
    {
        InputColumnNames = [input],
        OutputColumnName = asVector ? "Dates" : null,
        Parts = everyOption ? DatePartColumns.All : DateParts.Default,
        Holidays = everyOption ? HolidayCalendar.UnitedKingdom.With(HolidayRule.GivenDates("One; off", new DateOnly(2024, 2, 2))) : null,
        HolidayCap = everyOption ? 30 : 15,
        MissingIndicator = everyOption,
        TimeZone = everyOption ? "America/New_York" : null,
        ElapsedUnit = everyOption ? ElapsedUnit.Hour : ElapsedUnit.Second,
        ElapsedOrigin = everyOption ? ElapsedOrigin.FittedMinimum : ElapsedOrigin.UnixEpoch,
    };

    private IDataView View()
    {
        DateTime[] dates = [new(2020, 2, 29, 12, 0, 0), default, new(2019, 12, 30, 23, 59, 59), new(9999, 12, 31, 23, 59, 59), new(1899, 3, 1)];
        var rows = dates.Select(DateRow.Of).Append(new DateRow { Text = "?" }).Append(new DateRow { Text = "4 Mai 2020" }).Append(new DateRow { Text = "2024-07-04T05:06:07+09:00" });
        return DateRow.View(_mlContext, rows);
    }

    private sealed class DateNumbers
    {
        public float Year { get; set; }

        public float Second { get; set; }

        public float Elapsed { get; set; }
    }
}
