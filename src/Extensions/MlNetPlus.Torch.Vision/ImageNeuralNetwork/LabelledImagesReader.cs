using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Vision;

/// <summary>Reads the pictures and labels of a data view once; several threads decode, and the order stays that of the rows.</summary>
internal sealed class LabelledImagesReader
{
    private const string Consumer = LabelledImages.Consumer;
    private const int ItemsHeld = 256;

    private readonly IHostEnvironment _environment;
    private readonly ImageNeuralNetworkOptions _options;
    private readonly LabelColumn[] _labels;
    private readonly KeptRows _kept;
    private readonly DecodingQueue _pictures;
    private readonly List<(long Row, float[] Labels)> _waiting = new(ItemsHeld);
    private readonly SlowWorkLog _log;
    private readonly List<string> _faults = [];
    private long _rows;
    private long _unlabelled;

    private LabelledImagesReader(IHostEnvironment environment, ImageNeuralNetworkOptions options, IReadOnlyList<TargetColumn> targets, KeptRows kept)
    {
        (_environment, _options, _kept) = (environment, options, kept);
        (_pictures, _log) = (new(options.Decoder), new(environment, Consumer));
        _labels = [.. targets.Select(target => new LabelColumn(target.Label, target.Task))];
    }

    /// <summary>Reads a view.</summary>
    /// <param name="environment">Where warnings go, and cancellation comes from.</param>
    /// <param name="options">The column of pictures, how they are decoded and kept, and what to do about those that cannot be read.</param>
    /// <param name="targets">The label columns.</param>
    /// <param name="view">The rows.</param>
    /// <param name="maxMemory">How many bytes of decoded pictures to keep in memory at most.</param>
    /// <param name="forValidation">Whether rows without a label are left out with a warning: values unseen in training become missing keys.</param>
    /// <returns>The pictures. The caller disposes them.</returns>
    public static LabelledImages Read(IHostEnvironment environment, ImageNeuralNetworkOptions options, IReadOnlyList<TargetColumn> targets, IDataView view, long maxMemory, bool forValidation)
    {
        var kept = new KeptRows(options.Decoder.Length, maxMemory, options.CacheFolder, "decoded pictures");
        try
        {
            var reader = new LabelledImagesReader(environment, options, targets, kept);
            reader.ReadRows(view);
            reader.Check(forValidation);
            return new(kept, [.. Enumerable.Range(0, (int)kept.Count).Select(row => (long)row)], [.. reader._labels.Select(label => label.Values())]);
        }
        catch
        {
            kept.Dispose();
            throw;
        }
    }

    private void ReadRows(IDataView view)
    {
        var image = view.Schema[_options.ImageColumnName];
        using var cursor = view.GetRowCursor([image, .. _labels.Select(label => view.Schema[label.Name])]);
        var read = ImageColumn.Reader(cursor, image);
        foreach (var label in _labels)
            label.Open(cursor);
        for (; cursor.MoveNext(); _rows++)
        {
            var values = new float[_labels.Length];
            var complete = true;
            for (var target = 0; target < _labels.Length; target++)
                complete &= _labels[target].Read(out values[target]);
            if (!complete)
            {
                _unlabelled++;
                continue;
            }

            _pictures.Add(read());
            _waiting.Add((_rows, values));
            if (_pictures.Count == ItemsHeld)
                Decode();
        }

        Decode();
    }

    private void Decode()
    {
        foreach (var ((row, labels), picture) in _waiting.Zip(_pictures.Take()))
        {
            if (picture.Pixels is { } pixels)
            {
                _kept.Add(pixels);
                for (var target = 0; target < _labels.Length; target++)
                    _labels[target].Add(labels[target]);
                continue;
            }

            _faults.Add($"{picture.NameIn(row)}: {picture.Fault}");
        }

        _waiting.Clear();
        _environment.ThrowIfCancelled();
        _options.Training.CancellationToken.ThrowIfCancellationRequested();
        _log.Say(() => $"{_kept.Count} pictures are decoded.");
    }

    private void Check(bool forValidation)
    {
        if (_rows == 0)
            throw new InvalidOperationException($"{Consumer} got data without rows. Check the source and its filters.");
        if (!forValidation || _unlabelled == _rows)
        {
            foreach (var label in _labels)
                label.CheckComplete(_rows, Consumer);
        }

        if (_unlabelled > 0)
            _environment.LogWarning(Consumer, string.Create(CultureInfo.InvariantCulture, $"{_unlabelled} of {_rows} validation rows are left out: they have no label, or one that the training rows do not have."));
        if (_faults.Count > 0)
            ReportFaults();
        if (_kept.BytesOnDisk > 0)
            _environment.LogInformation(Consumer, string.Create(CultureInfo.InvariantCulture, $"{_kept.Count} decoded pictures are kept, {_kept.BytesOnDisk / 1e6:0} MB of them in a file."));
    }

    private void ReportFaults()
    {
        var named = LabelledImages.Named(_faults);
        var what = string.Create(CultureInfo.InvariantCulture, $"Column '{_options.ImageColumnName}' (input of {Consumer}) has pictures that cannot be read in {_faults.Count} of {_rows} rows");
        if (_options.Undecodable == UndecodableImages.Stop)
            throw new InvalidOperationException($"{what}: {named}. Mend or remove them, or set {nameof(ImageNeuralNetworkOptions.Undecodable)} to {nameof(UndecodableImages.LeaveOut)}.");
        if (_kept.Count == 0)
            throw new InvalidOperationException($"{what}, so that none is left: {named}. Check the paths and how the pictures were written.");
        _environment.LogWarning(Consumer, $"{what}, which are left out: {named}.");
    }
}
