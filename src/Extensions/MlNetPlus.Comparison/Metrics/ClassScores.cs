using Microsoft.ML.Data;

namespace MlNetPlus.Comparison;

/// <summary>Scores of all classes, on their way into columns.</summary>
internal static class ClassScores
{
    public static void Fill(ref VBuffer<float> target, double[] scores)
    {
        var editor = VBufferEditor.Create(ref target, scores.Length);
        for (var i = 0; i < scores.Length; i++)
            editor.Values[i] = (float)scores[i];
        target = editor.Commit();
    }

    /// <summary>A key: 1 for the first class, 0 where the scores are not numbers.</summary>
    public static uint Largest(double[] scores) => double.IsNaN(scores[0]) ? 0 : (uint)Array.IndexOf(scores, scores.Max()) + 1;
}
