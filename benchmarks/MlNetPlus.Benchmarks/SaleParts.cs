using Microsoft.ML.Data;

namespace MlNetPlus.Benchmarks;

/// <summary>The output of the CustomMapping that computes fastai's columns.</summary>
internal sealed class SaleParts
{
    public float Year { get; set; }

    public float Month { get; set; }

    public float Week { get; set; }

    public float Day { get; set; }

    public float Dayofweek { get; set; }

    public float Dayofyear { get; set; }

    [ColumnName("Is_month_end")]
    public float IsMonthEnd { get; set; }

    [ColumnName("Is_month_start")]
    public float IsMonthStart { get; set; }

    [ColumnName("Is_quarter_end")]
    public float IsQuarterEnd { get; set; }

    [ColumnName("Is_quarter_start")]
    public float IsQuarterStart { get; set; }

    [ColumnName("Is_year_end")]
    public float IsYearEnd { get; set; }

    [ColumnName("Is_year_start")]
    public float IsYearStart { get; set; }

    public float Elapsed { get; set; }
}
