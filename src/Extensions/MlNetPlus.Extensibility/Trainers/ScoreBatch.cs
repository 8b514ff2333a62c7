using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Extensibility;

/// <summary>The scores of the rows read ahead, given out as the columns of the targets.</summary>
internal sealed class ScoreBatch : IRowBatch
{
    private readonly IRowScorer _scorer;
    private readonly int _width;
    private readonly int _firstFurther;
    private readonly float[] _scores;
    private readonly List<(PredictionTarget Target, int Start, int Output)> _outputs = [];

    /// <param name="targets">The targets; a row's scores stand in their order.</param>
    /// <param name="further">How many further numbers each target has, behind the scores of all.</param>
    /// <param name="scorer">The scorer of the cursor.</param>
    /// <param name="capacity">The most rows at once.</param>
    public ScoreBatch(IReadOnlyList<PredictionTarget> targets, int further, IRowScorer scorer, int capacity)
    {
        _scorer = scorer;
        foreach (var target in targets)
        {
            // Outputs follow PredictionColumns.Deliver.
            for (var output = 0; output < PredictionColumns.CountOf(target.Task); output++)
                _outputs.Add((target, _width, output));
            _width += target.ScoreCount;
        }

        _firstFurther = _width;
        _width += targets.Count * further;
        _scores = new float[_width * capacity];
    }

    public void Read(int slot) => _scorer.Read(slot);

    public void Compute(int count) => _scorer.Score(count, _scores.AsSpan(0, count * _width));

    public Delegate CreateGetter(int output, Func<int> slot)
    {
        if (output >= _outputs.Count)
            return (ValueGetter<float>)((ref float value) => value = Scores(slot(), _firstFurther + output - _outputs.Count, 1)[0]);

        var (target, start, part) = _outputs[output];
        var length = target.ScoreCount;
        return (target.Task, part) switch
        {
            (PredictionTask.MulticlassClassification, 1) => (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) => Copy(Scores(slot(), start, length), ref value)),
            (PredictionTask.MulticlassClassification, 0) => (ValueGetter<uint>)((ref uint value) => value = MostProbableKey(Scores(slot(), start, length))),
            (PredictionTask.BinaryClassification, 2) => (ValueGetter<float>)((ref float value) => value = Sigmoid(Scores(slot(), start, 1)[0])),
            (PredictionTask.BinaryClassification, 0) => (ValueGetter<bool>)((ref bool value) => value = Scores(slot(), start, 1)[0] > 0),
            _ => (ValueGetter<float>)((ref float value) => value = Scores(slot(), start, 1)[0]),
        };
    }

    private static float Sigmoid(float logit) => (float)(1 / (1 + Math.Exp(-(double)logit)));

    private ReadOnlySpan<float> Scores(int slot, int start, int length) => _scores.AsSpan((slot * _width) + start, length);

    private static void Copy(ReadOnlySpan<float> scores, ref VBuffer<float> value)
    {
        var editor = VBufferEditor.Create(ref value, scores.Length);
        scores.CopyTo(editor.Values);
        value = editor.Commit();
    }

    /// <summary>Keys count from 1; a row without a single comparable score has the missing key, 0.</summary>
    private static uint MostProbableKey(ReadOnlySpan<float> scores)
    {
        var best = -1;
        for (var i = 0; i < scores.Length; i++)
        {
            if (!float.IsNaN(scores[i]) && (best < 0 || scores[i] > scores[best]))
                best = i;
        }

        return (uint)(best + 1);
    }
}
