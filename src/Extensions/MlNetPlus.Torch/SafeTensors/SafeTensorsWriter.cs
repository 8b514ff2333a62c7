using System.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace MlNetPlus.Torch;

/// <summary>Writes tensors in the order of the reference library: by type, widest first, then by name.</summary>
internal static class SafeTensorsWriter
{
    private const int BufferSize = 1 << 20;

    public static void Write(Stream stream, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        var header = Plan(tensors, metadata);
        stream.Write(SafeTensorsHeaderWriter.Write(header));
        foreach (var entry in header.Tensors)
        {
            using var scope = NewDisposeScope();
            var tensor = tensors[entry.Name].detach().cpu().contiguous();
            tensor.WriteBytesToStream(stream, (int)Math.Clamp(entry.End - entry.Begin, 1, BufferSize));
        }
    }

    /// <summary>Checks all tensors and gives each its place, before anything is written.</summary>
    public static SafeTensorsHeader Plan(IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        var entries = new List<SafeTensorEntry>(tensors.Count);
        long end = 0;
        foreach (var (name, tensor, type) in tensors.Select(pair => (pair.Key, pair.Value, TypeOf(pair.Key, pair.Value)))
            .OrderBy(item => item.Item3.Rank)
            .ThenBy(item => Encoding.UTF8.GetBytes(item.Key), Utf8Order.Instance))
        {
            var begin = end;
            end = checked(begin + (tensor.numel() * type.Size));
            entries.Add(new(name, type, tensor.shape, begin, end));
        }

        return new(entries, metadata ?? new Dictionary<string, string>(StringComparer.Ordinal));
    }

    private static SafeTensorType TypeOf(string name, Tensor tensor)
    {
        if (name == SafeTensorsHeader.MetadataKey)
            throw new ArgumentException($"A tensor is named '{name}', which the format keeps for metadata. Give it another name.");
        if (tensor is null || tensor.IsInvalid)
            throw new ArgumentException($"Tensor '{name}' is {(tensor is null ? "null" : "disposed")}; expected a living tensor.");
        if (tensor.is_sparse)
            throw new ArgumentException($"Tensor '{name}' is sparse; expected a dense tensor. Convert it with to_dense().");

        return SafeTensorType.Find(tensor.dtype)
            ?? throw new ArgumentException($"Tensor '{name}' is {tensor.dtype}; expected one of {SafeTensorType.Names}. Convert it with to(...).");
    }

    /// <summary>Names compare by their UTF-8 bytes, as the reference library's do.</summary>
    private sealed class Utf8Order : IComparer<byte[]>
    {
        public static readonly Utf8Order Instance = new();

        public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);
    }
}
