using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Extensibility;

/// <summary>The scores of the rows read ahead, given out as the columns of the task.</summary>
internal sealed class ScoreBatch(PredictionTask task, int width, IRowScorer scorer, int capacity) : IRowBatch
{
    private readonly float[] _scores = new float[width * capacity];

    public void Read(int slot) => scorer.Read(slot);

    public void Compute(int count) => scorer.Score(count, _scores.AsSpan(0, count * width));

    // Output indices follow PredictionColumns.Deliver.
    public Delegate CreateGetter(int output, Func<int> slot) => (task, output) switch
    {
        (PredictionTask.MulticlassClassification, 1) => (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) => CopyScores(slot(), ref value)),
        (PredictionTask.MulticlassClassification, 0) => (ValueGetter<uint>)((ref uint value) => value = MostProbableKey(slot())),
        (PredictionTask.BinaryClassification, 2) => (ValueGetter<float>)((ref float value) => value = Sigmoid(_scores[slot()])),
        (PredictionTask.BinaryClassification, 0) => (ValueGetter<bool>)((ref bool value) => value = _scores[slot()] > 0),
        _ => (ValueGetter<float>)((ref float value) => value = _scores[slot()]),
    };

    private static float Sigmoid(float logit) => (float)(1 / (1 + Math.Exp(-(double)logit)));

    private void CopyScores(int slot, ref VBuffer<float> value)
    {
        var editor = VBufferEditor.Create(ref value, width);
        _scores.AsSpan(slot * width, width).CopyTo(editor.Values);
        value = editor.Commit();
    }

    /// <summary>Keys count from 1; a row without a single comparable score has the missing key, 0.</summary>
    private uint MostProbableKey(int slot)
    {
        var scores = _scores.AsSpan(slot * width, width);
        var best = -1;
        for (var i = 0; i < scores.Length; i++)
        {
            if (!float.IsNaN(scores[i]) && (best < 0 || scores[i] > scores[best]))
                best = i;
        }

        return (uint)(best + 1);
    }
}
