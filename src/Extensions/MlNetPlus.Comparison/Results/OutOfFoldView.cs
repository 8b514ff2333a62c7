using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison;

/// <summary>Out-of-fold predictions as a view, repeat by repeat and in the order of the data, with the data's columns in front if wanted.</summary>
internal sealed class OutOfFoldView : IDataView
{
    private readonly IDataView? _data;
    private readonly Place[] _places;
    private readonly Labels _labels;
    private readonly Func<Func<Place>, Delegate>[] _columns;

    private OutOfFoldView(IDataView? data, Place[] places, Labels labels, IReadOnlyList<(DataViewSchema.DetachedColumn Column, Func<Func<Place>, Delegate> MakeGetter)> columns)
    {
        _data = data;
        _places = places;
        _labels = labels;
        _columns = [.. columns.Select(column => column.MakeGetter)];
        var builder = new DataViewSchema.Builder();
        if (data is not null)
            builder.AddColumns(data.Schema);
        builder.AddColumns(columns.Select(column => column.Column));
        Schema = builder.ToSchema();
    }

    public DataViewSchema Schema { get; }

    public bool CanShuffle => false;

    public static OutOfFoldView Of(IReadOnlyList<FoldPredictions> folds, Labels labels, string labelColumnName, IDataView? data)
    {
        var places = folds.SelectMany(fold => fold.Rows.Select((_, index) => new Place(fold, index))).OrderBy(place => place.Repeat).ThenBy(place => place.Row).ToArray();
        List<(DataViewSchema.DetachedColumn Column, Func<Func<Place>, Delegate> MakeGetter)> columns =
        [
            (new(FoldRows.RowColumnName, NumberDataViewType.Int32), Getter(place => place.Row)),
            (new("ComparisonRepeat", NumberDataViewType.Int32), Getter(place => place.Repeat)),
            (new("ComparisonFold", NumberDataViewType.Int32), Getter(place => place.Fold.Fold.Index)),
            (new(labelColumnName, labels.Type, labels.Annotations()), place => labels.MakeGetter(() => place().Row)),
            .. Predictions(labels, folds.All(fold => fold.NoProbabilities is null)),
        ];
        if (columns.Skip(4).Any(column => column.Column.Name == labelColumnName))
            throw new InvalidOperationException($"The label column is called '{labelColumnName}', and so is a column of predictions. Rename the label with mlContext.Transforms.CopyColumns before the comparison.");
        return new OutOfFoldView(data, places, labels, columns);
    }

    public long? GetRowCount() => _places.Length;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new Cursor(this, columnsNeeded.ToList());

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded, rand)];

    private static IEnumerable<(DataViewSchema.DetachedColumn Column, Func<Func<Place>, Delegate> MakeGetter)> Predictions(Labels labels, bool areProbabilities)
    {
        var single = NumberDataViewType.Single;
        switch (labels.Task)
        {
            case ComparisonTask.Regression:
                yield return (new("Score", single), Getter(place => place.Score));
                break;
            case ComparisonTask.Binary:
                yield return (new("Score", single), Getter(place => areProbabilities && place.IsScored ? Logit.Of(place.Score) : place.Score));
                if (areProbabilities)
                    yield return (new(ThresholdTransformer.ProbabilityColumnName, single), Getter(place => place.Score));
                yield return (new(ThresholdTransformer.PredictedLabelColumnName, BooleanDataViewType.Instance), Getter(place => place.IsScored && place.Predicted > 0));
                break;
            default:
                var classes = labels.Classes.Count;
                yield return (new("Score", new VectorDataViewType(single, classes), labels.SlotNames()), place => (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) => place().FillScores(ref value)));
                yield return (new(ThresholdTransformer.PredictedLabelColumnName, new KeyDataViewType(typeof(uint), classes), labels.Annotations()), Getter(place => place.IsScored ? (uint)place.Predicted + 1 : 0));
                break;
        }
    }

    private static Func<Func<Place>, Delegate> Getter<T>(Func<Place, T> read) => place => (ValueGetter<T>)((ref T value) => value = read(place()));

    /// <summary>A test row of a fold.</summary>
    /// <param name="Fold">What was predicted on the fold.</param>
    /// <param name="Index">The row's place in it.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Place(FoldPredictions Fold, int Index)
    {
        public int Row => Fold.Rows[Index];

        public int Repeat => Fold.Fold.Repeat;

        public bool IsScored => Fold.IsScored[Index];

        public float Predicted => Fold.Predicted[Index];

        public float Score => IsScored ? Fold.Scores[Index] : float.NaN;

        public void FillScores(ref VBuffer<float> target)
        {
            var editor = VBufferEditor.Create(ref target, Fold.Width);
            if (IsScored)
                Fold.Scores.AsSpan(Index * Fold.Width, Fold.Width).CopyTo(editor.Values);
            else
                editor.Values.Fill(float.NaN);
            target = editor.Commit();
        }
    }

    private sealed class Cursor(OutOfFoldView view, List<DataViewSchema.Column> needed) : CheckedCursor(view.Schema, needed)
    {
        private readonly List<DataViewSchema.Column> _dataColumns = view._data is { } data ? InFront(data.Schema, needed) : [];
        private DataViewRowCursor? _source;
        private int _openings;
        private int _row = -1;
        private int _next;
        private int _at = -1;

        public override long Position => _at;

        public override bool MoveNext()
        {
            if (_next >= view._places.Length)
            {
                _at = -1;
                return false;
            }

            _at = _next++;
            if (_dataColumns.Count > 0)
                MoveData(view._places[_at].Row);
            return true;
        }

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)_at, 0);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _source?.Dispose();
            base.Dispose(disposing);
        }

        protected override Delegate? MakeGetter<TValue>(DataViewSchema.Column column)
        {
            var own = column.Index - (view._data?.Schema.Count ?? 0);
            return own < 0 ? DataGetter<TValue>(view._data!.Schema[column.Index]) : view._columns[own](() => view._places[_at]);
        }

        /// <summary>Each repeat reads the data from the start.</summary>
        private void MoveData(int row)
        {
            if (_source is null || row <= _row)
            {
                _source?.Dispose();
                _source = view._data!.GetRowCursor(_dataColumns);
                _openings++;
                _row = -1;
            }

            while (_row < row)
            {
                if (!_source.MoveNext())
                    throw new InvalidOperationException($"The data ended after {_row + 1} of {view._labels.Count} rows. It must yield the same rows each time it is read.");
                _row++;
            }
        }

        private ValueGetter<TValue>? DataGetter<TValue>(DataViewSchema.Column column)
        {
            if (column.Type.RawType != typeof(TValue))
                return null;
            ValueGetter<TValue>? getter = null;
            var opening = 0;
            return (ref TValue value) =>
            {
                if (opening != _openings)
                    (getter, opening) = (_source!.GetGetter<TValue>(column), _openings);
                getter!(ref value);
            };
        }
    }
}
