using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace MlNetPlus.Torch;

/// <summary>Reads tensors one after the other into memory of their own.</summary>
internal static class SafeTensorsReader
{
    private const int BufferSize = 1 << 20;

    /// <summary>Reads a file to its end.</summary>
    /// <param name="stream">The file, from its first byte.</param>
    /// <param name="source">What to call it in messages.</param>
    public static TensorDictionary Read(Stream stream, string source)
    {
        var header = SafeTensorsHeader.Read(stream, source);
        var tensors = new TensorDictionary(header.Metadata);
        try
        {
            foreach (var entry in header.Tensors)
                tensors.Add(entry.Name, ReadTensor(stream, entry, source));
            if (stream.ReadByte() >= 0)
                throw new SafeTensorsFormatException(source, $"more than the {header.DataLength} bytes of its tensors follow the header.");
            return tensors;
        }
        catch
        {
            tensors.Dispose();
            throw;
        }
    }

    private static Tensor ReadTensor(Stream stream, SafeTensorEntry entry, string source)
    {
        var tensor = Allocate(entry, source);
        try
        {
            tensor.ReadBytesFromStream(stream, (int)Math.Clamp(entry.End - entry.Begin, 1, BufferSize));
            return entry.Type.Type == ScalarType.Bool ? ToBooleans(tensor, entry, source) : tensor;
        }
        catch (EndOfStreamException exception)
        {
            tensor.Dispose();
            throw new SafeTensorsFormatException(source, $"it ends within the data of tensor '{entry.Name}'.", entry.Name, exception);
        }
        catch
        {
            tensor.Dispose();
            throw;
        }
    }

    private static Tensor Allocate(SafeTensorEntry entry, string source)
    {
        // Bytes first for BOOL: a bool of torch that is neither 0 nor 1 has no defined meaning.
        var type = entry.Type.Type == ScalarType.Bool ? ScalarType.Byte : entry.Type.Type;
        try
        {
            return empty(entry.Shape, type, CPU);
        }
        catch (ExternalException exception)
        {
            throw new SafeTensorsFormatException(source, $"the {entry.End - entry.Begin} bytes of tensor '{entry.Name}' cannot be allocated.", entry.Name, exception);
        }
    }

    private static Tensor ToBooleans(Tensor bytes, SafeTensorEntry entry, string source)
    {
        using var scope = NewDisposeScope();
        if (bytes.numel() > 0 && bytes.max().item<byte>() > 1)
            throw new SafeTensorsFormatException(source, $"tensor '{entry.Name}' is BOOL and holds bytes that are neither 0 nor 1.", entry.Name);

        var booleans = bytes.to(ScalarType.Bool).MoveToOuterDisposeScope();
        bytes.Dispose();
        return booleans;
    }
}
