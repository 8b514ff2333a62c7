using Microsoft.ML.Data;

namespace DateColumns;

/// <summary>A sale; a date that is not known is the default.</summary>
internal sealed class Sale
{
    [ColumnName("saledate")]
    public DateTime Saledate { get; set; }
}

/// <summary>A parcel, with dates as text.</summary>
internal sealed class Parcel
{
    public string OrderDate { get; set; } = "";

    public string ShipDate { get; set; } = "";
}
