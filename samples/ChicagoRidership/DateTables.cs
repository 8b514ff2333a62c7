using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Transforms;
using Spectre.Console;

namespace ChicagoRidership;

/// <summary>Shows dates beside their parts.</summary>
internal static class DateTables
{
    public static Table FirstRows(MLContext mlContext, IDataView data, int count = 3)
    {
        var parts = mlContext.Transforms.DateParts(new DatePartsOptions
        {
            InputColumnNames = [nameof(Day.Date)],
            Prefixes = [""],
            Parts = DateParts.Year | DateParts.Week | DateParts.DayOfWeek | DateParts.DaysToHoliday | DateParts.DaysSinceHoliday,
            Holidays = HolidayCalendar.UnitedStatesFederal,
        });
        var view = parts.Fit(data).Transform(mlContext.Data.TakeRows(data, count));
        var columns = view.Schema.Where(column => column.Type == NumberDataViewType.Single && column.Name != nameof(Day.Ridership)).ToList();

        var table = new Table().AddColumn("Date");
        columns.ForEach(column => table.AddColumn(column.Name));
        var dates = view.GetColumn<DateTime>(nameof(Day.Date)).ToList();
        var values = columns.Select(column => view.GetColumn<float>(column).ToList()).ToList();
        for (var row = 0; row < dates.Count; row++)
            table.AddRow([$"{dates[row]:yyyy-MM-dd}", .. values.Select(column => $"{column[row]:0.##}")]);
        return table;
    }
}
