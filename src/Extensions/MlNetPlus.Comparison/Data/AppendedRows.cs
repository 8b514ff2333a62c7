using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison;

/// <summary>
/// The training rows of a fold and, after them, rows without labels, for features to be fitted on. Whoever reads a column that
/// the further rows lack is told so: a label made up for them would be learnt from.
/// </summary>
internal sealed class AppendedRows : IDataView
{
    private readonly IDataView _train;
    private readonly IDataView _more;
    private readonly string _labelColumnName;

    /// <param name="train">The training rows.</param>
    /// <param name="more">Further rows; of the same columns as far as they are read.</param>
    /// <param name="labelColumnName">The label column, which counts as missing in the further rows.</param>
    public AppendedRows(IDataView train, IDataView more, string labelColumnName)
    {
        _train = train;
        _more = more;
        _labelColumnName = labelColumnName;
    }

    public DataViewSchema Schema => _train.Schema;

    public bool CanShuffle => false;

    public long? GetRowCount() => null;

    /// <exception cref="FeaturesColumnException">A column is needed that the further rows lack, or have in another type.</exception>
    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var needed = columnsNeeded.ToList();
        var twins = needed.Where(column => column.Name != FoldRows.RowColumnName).ToDictionary(column => column.Index, Twin);
        return new Cursor(_train.GetRowCursor(needed), () => _more.GetRowCursor(twins.Values), twins);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded, rand)];

    private DataViewSchema.Column Twin(DataViewSchema.Column column)
    {
        if (column.Name == _labelColumnName)
        {
            throw new FeaturesColumnException(
                $"{nameof(ComparisonOptions.Features)} are fitted with the label '{column.Name}', which rows of {nameof(ComparisonOptions.AlsoFitOn)} are not asked for: they are for steps that learn without it. Take {nameof(ComparisonOptions.AlsoFitOn)} away, or the steps that read the label.");
        }

        if (_more.Schema.GetColumnOrNull(column.Name) is not { } twin)
            throw new FeaturesColumnException($"{nameof(ComparisonOptions.AlsoFitOn)} has no column '{column.Name}', which {nameof(ComparisonOptions.Features)} are fitted with; expected all columns that they read, but for the label.");
        if (!twin.Type.Equals(column.Type))
            throw new FeaturesColumnException($"Column '{column.Name}' of {nameof(ComparisonOptions.AlsoFitOn)} is {twin.Type}; expected {column.Type}, as in the data. Load both alike.");
        if (column.Type is KeyDataViewType or VectorDataViewType { ItemType: KeyDataViewType } && !KeysOf(column).SequenceEqual(KeysOf(twin), StringComparer.Ordinal))
            throw new FeaturesColumnException($"Column '{column.Name}' is a key with other values in {nameof(ComparisonOptions.AlsoFitOn)} than in the data. Give both the original values, and map them to keys in {nameof(ComparisonOptions.Features)}.");
        return twin;
    }

    private static string[] KeysOf(DataViewSchema.Column column)
    {
        if (column.Annotations.Schema.GetColumnOrNull("KeyValues")?.Type is not VectorDataViewType { ItemType: TextDataViewType })
            return [];
        var values = default(VBuffer<ReadOnlyMemory<char>>);
        column.GetKeyValues(ref values);
        return [.. values.DenseValues().Select(value => value.ToString())];
    }

    private sealed class Cursor(DataViewRowCursor train, Func<DataViewRowCursor> open, Dictionary<int, DataViewSchema.Column> twins) : DataViewRowCursor
    {
        private DataViewRowCursor? _more;
        private long _position = -1;

        public override long Position => _position;

        public override long Batch => 0;

        public override DataViewSchema Schema => train.Schema;

        public override bool MoveNext()
        {
            var moved = _more is null && train.MoveNext();
            if (!moved)
                moved = (_more ??= open()).MoveNext();
            _position = moved ? _position + 1 : -1;
            return moved;
        }

        public override bool IsColumnActive(DataViewSchema.Column column) => train.IsColumnActive(column);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
        {
            var ofTrain = train.GetGetter<TValue>(column);
            if (!twins.TryGetValue(column.Index, out var twin))
                return (ValueGetter<int>)Row as Delegate as ValueGetter<TValue> ?? ofTrain;

            ValueGetter<TValue>? ofMore = null;
            return (ref TValue value) =>
            {
                if (_more is null)
                    ofTrain(ref value);
                else
                    (ofMore ??= _more.GetGetter<TValue>(twin))(ref value);
            };

            void Row(ref int value)
            {
                value = -1;
                if (_more is null && ofTrain is ValueGetter<int> known)
                    known(ref value);
            }
        }

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)_position, 0);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                train.Dispose();
                _more?.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
