using System.Globalization;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Vision;

/// <summary>The pictures of a data view, decoded and kept as bytes, with the labels of each.</summary>
/// <param name="Kept">Bytes of shape (channels, height, width) for each picture, those of others among them. Disposed with this.</param>
/// <param name="Rows">Which of them are these pictures.</param>
/// <param name="Labels">For each target, the class of each picture, from 0, or its number.</param>
internal sealed record LabelledImages(KeptRows Kept, IReadOnlyList<long> Rows, IReadOnlyList<float[]> Labels) : IDisposable
{
    public const string Consumer = nameof(ImageNeuralNetworkTrainer);
    private const int MostNamed = 20;

    public int Count => Rows.Count;

    /// <summary>The first names, for a message.</summary>
    public static string Listed(IReadOnlyCollection<string> names) => string.Join(", ", names.Take(MostNamed)) + (names.Count > MostNamed ? ", …" : "");

    /// <summary>The first faults, and how many more there are, for a message.</summary>
    public static string Named(IReadOnlyCollection<string> faults) => string.Join("; ", faults.Take(MostNamed))
        + (faults.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $"; and {faults.Count - MostNamed} more") : "");

    /// <summary>Throws when a class target has fewer than two classes.</summary>
    public void CheckClasses(IReadOnlyList<TargetColumn> targets)
    {
        foreach (var (target, labels) in targets.Zip(Labels).Where(pair => pair.First.Task == PredictionTask.MulticlassClassification))
        {
            if (labels.Distinct().Take(2).Count() < 2)
            {
                throw new InvalidOperationException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Column '{target.Label}' (label of {Consumer}) has one class in all of its {Count} rows; expected at least two. Check how the rows were filtered or divided."));
            }
        }
    }

    /// <summary>Warns of classes that no picture has: the network does not learn them.</summary>
    public void WarnOfClassesWithoutPictures(IHostEnvironment environment, IReadOnlyList<TargetColumn> targets, IReadOnlyList<LabelValues?> classes)
    {
        foreach (var (index, values) in classes.Index())
        {
            if (values is null)
                continue;
            var seen = Labels[index].Select(label => (int)label).ToHashSet();
            string[] unseen = [.. values.ToNames().Where((_, value) => !seen.Contains(value))];
            if (unseen.Length > 0)
            {
                environment.LogWarning(Consumer, string.Create(
                    CultureInfo.InvariantCulture,
                    $"Column '{targets[index].Label}' (label of {Consumer}) has {unseen.Length} of {values.Count} classes without a picture to train on, which are not learnt: {Listed(unseen)}."));
            }
        }
    }

    /// <summary>Some of the pictures. They share what is kept with these: dispose either.</summary>
    public LabelledImages Take(IReadOnlyList<long> rows) =>
        new(Kept, [.. rows.Select(row => Rows[(int)row])], [.. Labels.Select(labels => rows.Select(row => labels[(int)row]).ToArray())]);

    public void Dispose() => Kept.Dispose();
}
