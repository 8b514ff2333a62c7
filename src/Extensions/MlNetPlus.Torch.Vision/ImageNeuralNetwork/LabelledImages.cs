using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Vision;

/// <summary>The pictures of a data view, decoded and held in memory as bytes, with the class of each.</summary>
/// <param name="Pixels">Bytes of shape (channels, height, width) for each picture.</param>
/// <param name="Classes">The class of each, from 0.</param>
internal sealed record LabelledImages(IReadOnlyList<byte[]> Pixels, IReadOnlyList<long> Classes)
{
    private const string Consumer = nameof(ImageNeuralNetworkTrainer);
    private const int ItemsHeld = 256;
    private const int MostNamed = 5;

    public int Count => Pixels.Count;

    /// <summary>Reads the rows once; several threads decode, and the order stays that of the rows.</summary>
    public static LabelledImages Read(IHostEnvironment environment, IDataView view, TrainerColumns columns, ImageDecoder decoder, UndecodableImages policy)
    {
        var (image, label) = (view.Schema[columns.Features], view.Schema[columns.Label]);
        var pixels = new List<byte[]>();
        var classes = new List<long>();
        var faults = new List<string>();
        var waiting = new List<(ImageItem Item, long Class)>(ItemsHeld);
        var (row, missing) = (0L, 0L);

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
                    classes.Add(waiting[i].Class);
                    continue;
                }

                var name = waiting[i].Item.Path is { Length: > 0 } path ? $"'{path}'" : string.Create(CultureInfo.InvariantCulture, $"row {row - waiting.Count + i}");
                faults.Add($"{name}: {decoded[i].Fault}");
            }

            waiting.Clear();
            environment.ThrowIfCancelled();
        }

        using var cursor = view.GetRowCursor([image, label]);
        var read = ImageColumn.Reader(cursor, image);
        var getKey = KeyReader(cursor, label);
        while (cursor.MoveNext())
        {
            var key = getKey();
            missing += key == 0 ? 1 : 0;
            waiting.Add((read(), (long)key - 1));
            row++;
            if (waiting.Count == ItemsHeld)
                Decode();
        }

        Decode();
        if (row == 0)
            throw new InvalidOperationException($"{Consumer} got data without rows. Check the source and its filters.");
        if (missing > 0)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"Column '{label.Name}' (label of {Consumer}) is missing in {missing} of {row} rows; expected a value in each. Remove such rows, e.g. with mlContext.Data.FilterRowsByMissingValues."));
        }

        Report(environment, faults, row, image.Name, policy);
        return new LabelledImages(pixels, classes);
    }

    /// <summary>Throws when there are fewer than two classes.</summary>
    public void CheckClasses(string labelColumnName)
    {
        if (Classes.Distinct().Take(2).Count() < 2)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"Column '{labelColumnName}' (label of {Consumer}) has one class in all of its {Count} rows; expected at least two. Check how the rows were filtered or divided."));
        }
    }

    public LabelledImages Take(IReadOnlyList<long> rows) => new([.. rows.Select(row => Pixels[(int)row])], [.. rows.Select(row => Classes[(int)row])]);

    private static void Report(IHostEnvironment environment, List<string> faults, long rows, string column, UndecodableImages policy)
    {
        if (faults.Count == 0)
            return;
        var named = string.Join("; ", faults.Take(MostNamed)) + (faults.Count > MostNamed ? "; …" : "");
        if (policy == UndecodableImages.Stop || faults.Count == rows)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"Column '{column}' (input of {Consumer}) has pictures that cannot be read in {faults.Count} of {rows} rows: {named}. Mend or remove them, or set {nameof(ImageNeuralNetworkOptions.Undecodable)} to {nameof(UndecodableImages.LeaveOut)}."));
        }

        foreach (var fault in faults)
            environment.LogWarning(Consumer, $"Left out, since it cannot be read: {fault}");
    }

    private static Func<ulong> KeyReader(DataViewRow row, DataViewSchema.Column label) => Type.GetTypeCode(label.Type.RawType) switch
    {
        TypeCode.Byte => Keys<byte>(row, label, key => key),
        TypeCode.UInt16 => Keys<ushort>(row, label, key => key),
        TypeCode.UInt64 => Keys<ulong>(row, label, key => key),
        _ => Keys<uint>(row, label, key => key),
    };

    private static Func<ulong> Keys<T>(DataViewRow row, DataViewSchema.Column label, Func<T, ulong> widen)
        where T : struct
    {
        var getter = row.GetGetter<T>(label);
        return () =>
        {
            T key = default;
            getter(ref key);
            return widen(key);
        };
    }
}
