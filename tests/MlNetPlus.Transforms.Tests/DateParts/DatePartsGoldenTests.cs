using System.Globalization;
using Microsoft.ML;

namespace MlNetPlus.Transforms.Tests;

public class DatePartsGoldenTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    [Theory]
    [InlineData(nameof(DateRow.Plain))]
    [InlineData(nameof(DateRow.Offset))]
    [InlineData(nameof(DateRow.Text))]
    public void Transform_DatesOfEveryForm_GiveFastaisColumns(string inputColumnName)
    {
        var (header, rows) = ReferenceFile.Read("date_parts.csv");
        var view = DateRow.View(_mlContext, rows.Select(row => row[0].Length == 0 ? new DateRow() : DateRow.Of(Parse(row[0]))));

        var parts = _mlContext.Transforms.DateParts(inputColumnName, prefix: "sale", time: true).Fit(view).Transform(view);

        Assert.Equal(header.Skip(1), parts.Schema.Skip(view.Schema.Count).Select(column => column.Name));
        for (var i = 1; i < header.Length; i++)
            Assert.Equal(rows.Select(row => Expected(row[i], header[i])), DateRow.Column(parts, header[i]));
    }

    [Fact]
    public void Transform_CyclicPairs_GiveFastaisColumns()
    {
        var (header, rows) = ReferenceFile.Read("cyclic.csv");
        var view = DateRow.View(_mlContext, rows.Select(row => DateRow.Of(Parse(row[0]))));
        var options = new DatePartsOptions
        {
            InputColumnNames = [nameof(DateRow.Plain)],
            Prefixes = [string.Empty],
            Parts = DateParts.CyclicDate | DateParts.CyclicTime | DateParts.YearLinear,
        };

        var parts = _mlContext.Transforms.DateParts(options).Fit(view).Transform(view);

        Assert.Equal(header.Skip(1).Order(StringComparer.Ordinal), parts.Schema.Skip(view.Schema.Count).Select(column => column.Name).Order(StringComparer.Ordinal));
        for (var i = 1; i < header.Length; i++)
        {
            var got = DateRow.Column(parts, header[i]);
            foreach (var (row, value) in rows.Zip(got))
                Assert.Equal(float.Parse(row[i], CultureInfo.InvariantCulture), value, header[i] == "year_lin" ? 0 : 2e-7f);
        }
    }

    /// <summary>Numbers are NaN where the date is missing; flags, which fastai has as bool, are false.</summary>
    private static float Expected(string text, string column)
    {
        if (text.Length == 0)
            return column.Contains("Is_", StringComparison.Ordinal) ? 0 : float.NaN;
        return (float)double.Parse(text, CultureInfo.InvariantCulture);
    }

    private static DateTime Parse(string text) => DateTime.ParseExact(text, "s", CultureInfo.InvariantCulture);
}
