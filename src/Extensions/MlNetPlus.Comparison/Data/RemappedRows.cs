using Microsoft.ML;

namespace MlNetPlus.Comparison;

/// <summary>Held rows in which some columns have the values of other rows: of a permutation, or all of one row.</summary>
internal sealed class RemappedRows : HeldView
{
    private readonly HeldRows _rows;
    private readonly HeldRows _donors;
    private readonly bool[] _isRemapped;
    private readonly Func<int, int> _donorOf;

    /// <param name="rows">The rows.</param>
    /// <param name="donors">Where the other values are; of the same schema.</param>
    /// <param name="columns">Names of the columns that have other values.</param>
    /// <param name="donorOf">The donor of each row.</param>
    public RemappedRows(HeldRows rows, HeldRows donors, IReadOnlyCollection<string> columns, Func<int, int> donorOf)
        : base(rows.Schema, rows.Count)
    {
        _rows = rows;
        _donors = donors;
        _isRemapped = [.. rows.Schema.Select(column => columns.Contains(column.Name, StringComparer.Ordinal))];
        _donorOf = donorOf;
    }

    /// <summary>The rows as they are.</summary>
    public static RemappedRows None(HeldRows rows) => new(rows, rows, [], row => row);

    protected override Delegate MakeGetter(int column, Func<int> row) => _isRemapped[column]
        ? _donors.Column(column).MakeGetter(() => _donorOf(row()))
        : _rows.Column(column).MakeGetter(row);
}
