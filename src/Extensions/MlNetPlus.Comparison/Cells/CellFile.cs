using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MlNetPlus.Comparison;

/// <summary>
/// The file of one cell, described in docs/comparison/long-runs.md: eight letters with the format's version, the length of a
/// JSON header, the header, then scores and predictions as little-endian Single and one byte per row that says whether it was
/// scored, and the SHA-256 of all that. Floats go through bit by bit, so figures made from a file are those of the run.
/// </summary>
internal static class CellFile
{
    private const int HeaderStart = 12;
    private static readonly JsonSerializerOptions Format = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };
    private static readonly byte[] Magic = "MNPCELL2"u8.ToArray();

    public static byte[] ToBytes(CellOutcome outcome, CellIdentity identity)
    {
        var predictions = outcome.Predictions;
        var header = JsonSerializer.SerializeToUtf8Bytes(
            new Header(
                identity,
                predictions?.Rows.Length ?? 0,
                predictions?.Width ?? 0,
                predictions?.NoProbabilities,
                outcome.FitTime.Ticks,
                outcome.ScoreTime.Ticks,
                outcome.FeaturesDigest,
                outcome.ColumnsRead,
                outcome.Costs,
                outcome.Importance,
                outcome.TrainingMetrics,
                outcome.Failure is { } failure ? new Fault(failure.Message, failure.ExceptionType, failure.Exception.ToString()) : null,
                outcome.Dependence,
                outcome.Curve),
            Format);

        using var content = new MemoryStream();
        content.Write(Magic);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, header.Length);
        content.Write(length);
        content.Write(header);
        if (predictions is not null)
        {
            WriteFloats(content, predictions.Scores);
            WriteFloats(content, predictions.Predicted);
            content.Write(MemoryMarshal.AsBytes(predictions.IsScored.AsSpan()));
        }

        content.Write(SHA256.HashData(content.GetBuffer().AsSpan(0, (int)content.Length)));
        return content.ToArray();
    }

    /// <summary>Bytes that the file of a cell takes, its header reckoned generously.</summary>
    public static long SizeOf(long rows, int width) => 4096 + (rows * ((sizeof(float) * (width + 1L)) + 1));

    /// <param name="path">The file.</param>
    /// <param name="expected">What the cell should be.</param>
    /// <param name="fold">The fold.</param>
    /// <param name="rows">The test rows' indices in the data.</param>
    /// <param name="width">Scores in a row.</param>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="InvalidOperationException">It is the file of another comparison or contender.</exception>
    public static CellOutcome Read(string path, CellIdentity expected, Fold fold, int[] rows, int width)
    {
        var bytes = File.ReadAllBytes(path);
        var end = bytes.Length - SHA256.HashSizeInBytes;
        if (end < HeaderStart || !SHA256.HashData(bytes.AsSpan(0, end)).AsSpan().SequenceEqual(bytes.AsSpan(end)))
            throw new InvalidDataException($"The cell's file '{path}' is damaged: its content does not have the hash at its end.");
        if (!bytes.AsSpan().StartsWith(Magic))
            throw new InvalidOperationException($"The cell's file '{path}' starts with '{Encoding.ASCII.GetString(bytes, 0, Magic.Length)}'; expected '{Encoding.ASCII.GetString(Magic)}'. Another version wrote it: use that one, or another folder.");

        var bodyStart = HeaderStart + BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(Magic.Length));
        var header = JsonSerializer.Deserialize<Header>(bytes.AsSpan(HeaderStart..bodyStart), Format)!;
        if (header.Identity != expected)
            throw new InvalidOperationException($"The cell's file '{path}' is of {header.Identity}; expected {expected}. Give the folder of this comparison, or delete the file.");
        if (header.Fault is { } fault)
        {
            var exception = new RecordedException(fault.Message, fault.Type, fault.Text);
            return new CellOutcome(new ContenderFailure(expected.Contender, fold.Repeat, fold.Index, fault.Message, exception));
        }

        if (header.Rows != rows.Length || header.Width != width)
            throw new InvalidOperationException($"The cell's file '{path}' holds {header.Rows} rows of {header.Width} scores; expected {rows.Length} of {width}. Delete it.");

        var predictions = new FoldPredictions(fold, rows, width) { NoProbabilities = header.NoProbabilities };
        var at = ReadFloats(bytes, bodyStart, predictions.Scores);
        at = ReadFloats(bytes, at, predictions.Predicted);
        bytes.AsSpan(at, rows.Length).CopyTo(MemoryMarshal.AsBytes(predictions.IsScored.AsSpan()));
        return new CellOutcome(predictions, new TimeSpan(header.FitTicks), new TimeSpan(header.ScoreTicks)) { FeaturesDigest = header.FeaturesDigest, ColumnsRead = header.ColumnsRead, Costs = header.Costs, Importance = header.Importance, TrainingMetrics = header.TrainingMetrics, Dependence = header.Dependence, Curve = header.Curve };
    }

    private static void WriteFloats(MemoryStream content, float[] values)
    {
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
            content.Write(bytes);
        }
    }

    private static int ReadFloats(byte[] bytes, int at, float[] values)
    {
        foreach (ref var value in values.AsSpan())
        {
            value = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(at));
            at += sizeof(float);
        }

        return at;
    }

    private sealed record Header(
        CellIdentity Identity, int Rows, int Width, string? NoProbabilities, long FitTicks, long ScoreTicks, string? FeaturesDigest, IReadOnlyList<string> ColumnsRead,
        CellCosts? Costs, CellImportance? Importance, IReadOnlyDictionary<ComparisonMetric, double>? TrainingMetrics, Fault? Fault, CellDependence? Dependence = null, CellCurve? Curve = null);

    private sealed record Fault(string Message, string Type, string Text);
}
