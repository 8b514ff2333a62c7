using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Vision;

/// <summary>The pictures of a data view, decoded and held in memory as bytes, with the labels of each.</summary>
/// <param name="Pixels">Bytes of shape (channels, height, width) for each picture.</param>
/// <param name="Labels">For each target, the class of each picture, from 0, or its number.</param>
internal sealed record LabelledImages(IReadOnlyList<byte[]> Pixels, IReadOnlyList<float[]> Labels)
{
    private const string Consumer = nameof(ImageNeuralNetworkTrainer);
    private const int ItemsHeld = 256;
    private const int MostNamed = 20;

    public int Count => Pixels.Count;

    /// <summary>Reads the rows once; several threads decode, and the order stays that of the rows.</summary>
    /// <param name="environment">Where warnings go, and cancellation comes from.</param>
    /// <param name="view">The rows.</param>
    /// <param name="imageColumnName">The column of pictures.</param>
    /// <param name="targets">The label columns.</param>
    /// <param name="decoder">What decodes.</param>
    /// <param name="policy">What to do about pictures that cannot be read.</param>
    /// <param name="forValidation">Whether rows without a label are left out with a warning: values unseen in training become missing keys.</param>
    public static LabelledImages Read(
        IHostEnvironment environment, IDataView view, string imageColumnName, IReadOnlyList<TargetColumn> targets, ImageDecoder decoder, UndecodableImages policy, bool forValidation)
    {
        var image = view.Schema[imageColumnName];
        var labels = targets.Select(target => new LabelColumn(target.Label, target.Task)).ToArray();
        var pixels = new List<byte[]>();
        var faults = new List<string>();
        var waiting = new List<(ImageItem Item, long Row, float[] Labels)>(ItemsHeld);
        var (row, unlabelled) = (0L, 0L);

        void Decode()
        {
            var decoded = new (byte[]? Pixels, string? Fault)[waiting.Count];
            Parallel.For(0, waiting.Count, i =>
            {
                decoded[i] = decoder.Decode(waiting[i].Item);
                waiting[i].Item.Dispose();
            });
            for (var i = 0; i < decoded.Length; i++)
            {
                if (decoded[i].Pixels is { } found)
                {
                    pixels.Add(found);
                    for (var target = 0; target < labels.Length; target++)
                        labels[target].Add(waiting[i].Labels[target]);
                    continue;
                }

                var name = waiting[i].Item.Path is { Length: > 0 } path ? $"'{path}'" : string.Create(CultureInfo.InvariantCulture, $"row {waiting[i].Row}");
                faults.Add($"{name}: {decoded[i].Fault}");
            }

            waiting.Clear();
            environment.ThrowIfCancelled();
        }

        using var cursor = view.GetRowCursor([image, .. labels.Select(label => view.Schema[label.Name])]);
        var read = ImageColumn.Reader(cursor, image);
        foreach (var label in labels)
            label.Open(cursor);
        for (; cursor.MoveNext(); row++)
        {
            var values = new float[labels.Length];
            var complete = true;
            for (var target = 0; target < labels.Length; target++)
                complete &= labels[target].Read(out values[target]);
            if (!complete)
            {
                unlabelled++;
                continue;
            }

            waiting.Add((read(), row, values));
            if (waiting.Count == ItemsHeld)
                Decode();
        }

        Decode();
        if (row == 0)
            throw new InvalidOperationException($"{Consumer} got data without rows. Check the source and its filters.");
        if (!forValidation || unlabelled == row)
        {
            foreach (var label in labels)
                label.CheckComplete(row, Consumer);
        }

        if (unlabelled > 0)
            environment.LogWarning(Consumer, string.Create(CultureInfo.InvariantCulture, $"{unlabelled} of {row} validation rows are left out: they have no label, or one that the training rows do not have."));
        Report(environment, faults, row, image.Name, policy);
        return new LabelledImages(pixels, [.. labels.Select(label => label.Values())]);
    }

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
                    $"Column '{targets[index].Label}' (label of {Consumer}) has {unseen.Length} of {values.Count} classes without a picture to train on, which are not learnt: {string.Join(", ", unseen.Take(MostNamed))}{(unseen.Length > MostNamed ? ", …" : "")}."));
            }
        }
    }

    public LabelledImages Take(IReadOnlyList<long> rows) =>
        new([.. rows.Select(row => Pixels[(int)row])], [.. Labels.Select(labels => rows.Select(row => labels[(int)row]).ToArray())]);

    private static void Report(IHostEnvironment environment, List<string> faults, long rows, string column, UndecodableImages policy)
    {
        if (faults.Count == 0)
            return;
        var named = string.Join("; ", faults.Take(MostNamed)) + (faults.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $"; and {faults.Count - MostNamed} more") : "");
        var what = string.Create(CultureInfo.InvariantCulture, $"Column '{column}' (input of {Consumer}) has pictures that cannot be read in {faults.Count} of {rows} rows");
        if (policy == UndecodableImages.Stop)
            throw new InvalidOperationException($"{what}: {named}. Mend or remove them, or set {nameof(ImageNeuralNetworkOptions.Undecodable)} to {nameof(UndecodableImages.LeaveOut)}.");
        if (faults.Count == rows)
            throw new InvalidOperationException($"{what}, so that none is left: {named}. Check the paths and how the pictures were written.");
        environment.LogWarning(Consumer, $"{what}, which are left out: {named}.");
    }
}
