using System.Reflection;
using System.Runtime.ExceptionServices;
using Microsoft.ML;

namespace MlNetPlus.Comparison;

/// <summary>Rows that can be read in any order and by several threads; a column is held from when it is first asked for.</summary>
internal sealed class HeldRows
{
    private readonly Lazy<HeldColumn>[] _columns;

    /// <param name="source">The rows; its serial cursor must yield the same order each time.</param>
    /// <param name="count">How many rows there are.</param>
    public HeldRows(IDataView source, int count)
    {
        Schema = source.Schema;
        Count = count;
        _columns = [.. source.Schema.Select(column => new Lazy<HeldColumn>(() => Read(source, column)))];
    }

    public DataViewSchema Schema { get; }

    public int Count { get; }

    /// <exception cref="NotSupportedException">The column's values cannot be held.</exception>
    public HeldColumn Column(int index) => _columns[index].Value;

    private HeldColumn Read(IDataView source, DataViewSchema.Column column)
    {
        try
        {
            var held = HeldColumn.Read(source, column);
            return held.Count == Count ? held : throw new InvalidOperationException($"The data gave {held.Count} of {Count} rows; they must be the same each time they are read.");
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }
}
