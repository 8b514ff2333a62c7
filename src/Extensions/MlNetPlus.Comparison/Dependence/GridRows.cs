using Microsoft.ML;

namespace MlNetPlus.Comparison;

/// <summary>
/// Held rows once for each value of a grid: in the first block one column has the first value in every row, in the next the
/// second, and so on. One view, because opening a cursor costs more than some rows. The row column counts through.
/// </summary>
internal sealed class GridRows : HeldView
{
    private readonly HeldRows _rows;
    private readonly HeldRows _donors;
    private readonly IReadOnlyList<int> _donorOf;
    private readonly int _column;
    private readonly int _rowColumn;

    /// <param name="rows">The rows.</param>
    /// <param name="donors">Rows with the values; of the same schema.</param>
    /// <param name="donorOf">For each value of the grid its place in <paramref name="donors"/>.</param>
    /// <param name="column">The column that has the values.</param>
    public GridRows(HeldRows rows, HeldRows donors, IReadOnlyList<int> donorOf, string column)
        : base(rows.Schema, rows.Count * donorOf.Count)
    {
        _rows = rows;
        _donors = donors;
        _donorOf = donorOf;
        _column = rows.Schema[column].Index;
        _rowColumn = rows.Schema[FoldRows.RowColumnName].Index;
    }

    protected override Delegate MakeGetter(int column, Func<int> row)
    {
        if (column == _rowColumn)
            return (ValueGetter<int>)((ref int value) => value = row());
        return column == _column
            ? _donors.Column(column).MakeGetter(() => _donorOf[row() / _rows.Count])
            : _rows.Column(column).MakeGetter(() => row() % _rows.Count);
    }
}
