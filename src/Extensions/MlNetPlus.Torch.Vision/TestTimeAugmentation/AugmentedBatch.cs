using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Vision;

/// <summary>Runs the wrapped model over the views of the rows read ahead, and aggregates.</summary>
internal sealed class AugmentedBatch : IRowBatch
{
    private const double ProbabilityLimit = 1e-7;

    private readonly AugmentedColumns _columns;
    private readonly TestTimeAugmentationOptions _options;
    private readonly ImageViews _views;
    private readonly HeldColumn[] _held;
    private readonly ViewsOfRows _source;
    private readonly IDataView _scored;
    private readonly float[][] _scores;
    private readonly float[] _spreads;
    private VBuffer<float> _vector;
    private float[] _ofViews = [];

    public AugmentedBatch(ITransformer model, AugmentedColumns columns, TestTimeAugmentationOptions options, DataViewRow row, int capacity)
    {
        TorchNative.EnsureLoaded();
        _columns = columns;
        _options = options;
        _views = new ImageViews(options);
        var held = columns.Inputs.ToDictionary(column => column.Index, column => HeldColumn.Of(row, row.Schema[column.Index], capacity));
        _held = [.. held.Values];
        _source = new ViewsOfRows(columns.Mapper.InputSchema, columns.Mapper.InputSchema[options.ImageColumnName], held, _views, options.Seed);
        _scored = model.Transform(_source);
        _scores = new float[capacity][];
        _spreads = new float[capacity];
    }

    public void Read(int slot) => Array.ForEach(_held, column => column.Read(slot));

    public void Compute(int count)
    {
        Missing(count);
        _source.Fill(count);
        if (_source.Rows.Count == 0)
            return;

        var aggregated = _scored.Schema[_columns.Aggregated.Name];
        using var cursor = _scored.GetRowCursor([aggregated]);
        var read = Reader(cursor, aggregated);
        foreach (var slot in _source.Rows)
        {
            var width = 0;
            var whole = true;
            for (var view = 0; view < _source.PerImage; view++)
            {
                cursor.MoveNext();
                var scores = read();
                if (view == 0)
                    width = Begin(scores.Length);
                whole &= scores.Length == width;
                if (whole)
                    scores.CopyTo(_ofViews.AsSpan(view * width));
            }

            if (whole) // a model may give vectors of any length; those of one image's views must agree
                Aggregate(slot, width);
        }
    }

    public Delegate CreateGetter(int output, Func<int> slot)
    {
        if (output == _columns.Added.Count)
            return (ValueGetter<float>)((ref float value) => value = _spreads[slot()]);

        var column = _columns.Added[output];
        if (column.Index == _columns.PredictedLabel?.Index)
        {
            return _columns.IsVector
                ? (ValueGetter<uint>)((ref uint value) => value = KeyOf(_scores[slot()]))
                : (ValueGetter<bool>)((ref bool value) => value = ScoreOf(slot()) > 0);
        }

        if (column.Index == _columns.Probability?.Index)
            return (ValueGetter<float>)((ref float value) => value = _scores[slot()][0]);
        return _columns.IsVector
            ? (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) => Copy(_scores[slot()], ref value))
            : (ValueGetter<float>)((ref float value) => value = ScoreOf(slot()));
    }

    private static void Copy(float[] scores, ref VBuffer<float> value)
    {
        var editor = VBufferEditor.Create(ref value, scores.Length);
        scores.CopyTo(editor.Values);
        value = editor.Commit();
    }

    /// <summary>The key of the largest score; the first of several; missing when no score is a number.</summary>
    private static uint KeyOf(float[] scores)
    {
        var best = -1;
        for (var i = 0; i < scores.Length; i++)
        {
            if (!float.IsNaN(scores[i]) && (best < 0 || scores[i] > scores[best]))
                best = i;
        }

        return (uint)(best + 1);
    }

    private float ScoreOf(int slot)
    {
        var value = _scores[slot][0];
        if (_columns.Probability is null)
            return value;
        var probability = Math.Clamp((double)value, ProbabilityLimit, 1 - ProbabilityLimit);
        return (float)Math.Log(probability / (1 - probability));
    }

    private void Missing(int count)
    {
        var width = _columns.Score.Type is VectorDataViewType vector ? vector.Size : 1;
        for (var slot = 0; slot < count; slot++)
        {
            if (_scores[slot]?.Length != width)
                _scores[slot] = new float[width];
            Array.Fill(_scores[slot], float.NaN);
            _spreads[slot] = float.NaN;
        }
    }

    private ScoresOfRow Reader(DataViewRowCursor cursor, DataViewSchema.Column column)
    {
        if (column.Type is VectorDataViewType)
        {
            var vectors = cursor.GetGetter<VBuffer<float>>(column);
            return () =>
            {
                vectors(ref _vector);
                if (_vector.IsDense)
                    return _vector.GetValues();
                var dense = default(VBuffer<float>);
                _vector.CopyToDense(ref dense);
                return dense.GetValues();
            };
        }

        var scalars = cursor.GetGetter<float>(column);
        var one = new float[1];
        return () =>
        {
            scalars(ref one[0]);
            return one;
        };
    }

    private int Begin(int width)
    {
        if (_ofViews.Length < width * _source.PerImage)
            _ofViews = new float[width * _source.PerImage];
        return width;
    }

    private void Aggregate(int slot, int width)
    {
        if (_scores[slot].Length != width)
            _scores[slot] = new float[width];
        var all = _ofViews.AsSpan(0, width * _source.PerImage);
        ViewScores.Combine(all, _views.PlainApart, _options, _scores[slot]);
        _spreads[slot] = ViewScores.Spread(all, width, ..);
    }

    private delegate ReadOnlySpan<float> ScoresOfRow();
}
