using System.Diagnostics;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison;

/// <summary>The time to predict one row on its own: a live row that is set to another one before each call, as in a prediction engine.</summary>
internal static class SingleRow
{
    private const int Rows = 64;
    private const int MostCalls = 500;
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(3);
    private static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(10);

    /// <returns>Median of the calls' seconds; null when the model does not map rows one by one.</returns>
    public static double? Seconds(ITransformer model, IDataView data, int count)
    {
        if (!model.IsRowToRowMapper)
            return null;

        var mapper = model.GetRowToRowMapper(data.Schema);
        if (mapper.OutputSchema.GetColumnOrNull("Probability") is not { } wanted)
        {
            if (mapper.OutputSchema.GetColumnOrNull("Score") is not { } score)
                return null;
            wanted = score;
        }

        var rows = Math.Min(count, Rows);
        var input = new HeldRow(new HeldRows(new RowSubset(data, [.. Enumerable.Range(0, rows)]), rows), mapper.GetDependencies([wanted]));
        using var output = mapper.GetRow(input, [wanted]);
        var read = wanted.Type is VectorDataViewType ? Reader<VBuffer<float>>(output, wanted) : Reader<float>(output, wanted);
        Call(input, read, WarmUp);
        return Call(input, read, Budget);
    }

    private static Action Reader<T>(DataViewRow row, DataViewSchema.Column column)
    {
        var getter = row.GetGetter<T>(column);
        T value = default!;
        return () => getter(ref value);
    }

    private static double Call(HeldRow input, Action read, TimeSpan budget)
    {
        var ticks = new List<long>();
        var start = Stopwatch.GetTimestamp();
        while (ticks.Count == 0 || (ticks.Count < MostCalls && Stopwatch.GetElapsedTime(start) < budget))
        {
            input.MoveNext();
            var before = Stopwatch.GetTimestamp();
            read();
            ticks.Add(Stopwatch.GetTimestamp() - before);
        }

        ticks.Sort();
        return (double)ticks[ticks.Count / 2] / Stopwatch.Frequency;
    }

    /// <summary>One row after the other, round and round; the position goes on, so that nobody takes the row for the one before.</summary>
    private sealed class HeldRow(HeldRows rows, IEnumerable<DataViewSchema.Column> active) : DataViewRow
    {
        private readonly HashSet<int> _active = [.. active.Select(column => column.Index)];
        private long _position = -1;

        public override long Position => _position;

        public override long Batch => 0;

        public override DataViewSchema Schema => rows.Schema;

        public void MoveNext() => _position++;

        public override bool IsColumnActive(DataViewSchema.Column column) => _active.Contains(column.Index);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) =>
            rows.Column(column.Index).MakeGetter(() => (int)(_position % rows.Count)) as ValueGetter<TValue>
            ?? throw new InvalidOperationException($"Column '{column.Name}' was asked for as {typeof(TValue)}; it is {column.Type}.");

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)_position, 0);
    }
}
