// Dates into numbers: fastai's columns, one vector with holidays, text in a culture's form, a calendar of one's own.
using System.Globalization;
using DateColumns;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Transforms;

var mlContext = new MLContext(seed: 1);
var sales = mlContext.Data.LoadFromEnumerable<Sale>(
    [new() { Saledate = new DateTime(2019, 12, 30, 23, 59, 59) }, new() { Saledate = new DateTime(2020, 2, 29, 12, 0, 0) }, new()]);

#region fastai
// "saledate" gives saleYear, saleMonth, ... saleElapsed; time: true adds saleHour, saleMinute, saleSecond.
var thirteen = mlContext.Transforms.DateParts("saledate");
var sixteen = mlContext.Transforms.DateParts("saledate", prefix: "sale", time: true);
#endregion
Printing.Columns("fastai's columns; the last row has no date:", thirteen.Fit(sales).Transform(sales), "saleYear", "saleWeek", "saleDayofweek", "saleIs_month_end");
Printing.Columns("With the time of day:", sixteen.Fit(sales).Transform(sales), "saleDay", "saleHour", "saleMinute", "saleSecond");

#region vector
var features = mlContext.Transforms.DateParts(new DatePartsOptions
{
    InputColumnNames = ["saledate"],
    OutputColumnName = "DateFeatures",
    Parts = DateParts.Default | DateParts.IsWeekend | DateParts.CyclicDate,
    Holidays = HolidayCalendar.UnitedStatesFederal,
    ElapsedUnit = ElapsedUnit.Day,
    ElapsedOrigin = ElapsedOrigin.FittedMinimum,
});
#endregion
var vector = features.Fit(sales).Transform(sales).Schema["DateFeatures"].Type;
Console.WriteLine($"One column for a trainer: {vector}\n");

var parcels = mlContext.Data.LoadFromEnumerable<Parcel>(
    [new() { OrderDate = "24.12.2024", ShipDate = "2. Januar 2025" }, new() { OrderDate = "gestern", ShipDate = "" }]);

#region text
var orders = mlContext.Transforms.DateParts(new DatePartsOptions
{
    InputColumnNames = ["OrderDate", "ShipDate"],
    Culture = CultureInfo.GetCultureInfo("de-DE"),
    TimeZone = "Europe/Berlin",
    MissingIndicator = true,
});
#endregion
Printing.Columns("German text; what cannot be read is missing:", orders.Fit(parcels).Transform(parcels), "OrderMonth", "OrderIs_missing", "ShipMonth", "ShipIs_missing");

#region calendar
var bavaria = HolidayCalendar.Germany.With(
    HolidayRule.FixedDay("Heilige Drei Könige", 1, 6),
    HolidayRule.EasterOffset("Fronleichnam", 60),
    HolidayRule.FixedDay("Allerheiligen", 11, 1),
    HolidayRule.GivenDates("Inventory", new DateOnly(2024, 3, 28), new DateOnly(2025, 4, 17)));
#endregion
var holidays = mlContext.Transforms.DateParts(new DatePartsOptions { InputColumnNames = ["OrderDate"], Culture = CultureInfo.GetCultureInfo("de-DE"), Holidays = bavaria });
Printing.Columns("Days to the next holiday in Bavaria:", holidays.Fit(parcels).Transform(parcels), "OrderIs_holiday", "OrderDays_to_holiday", "OrderDays_since_holiday");
return 0;
