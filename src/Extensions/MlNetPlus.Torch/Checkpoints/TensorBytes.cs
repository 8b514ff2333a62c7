using TorchSharp;

namespace MlNetPlus.Torch;

/// <summary>A tensor read from a checkpoint: its type, shape and bytes, still outside of torch.</summary>
internal sealed record TensorBytes(string Name, torch.ScalarType Type, long[] Shape, byte[] Bytes)
{
    public static void Write(BinaryWriter writer, string name, torch.Tensor tensor)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var plain = tensor.detach().cpu().contiguous();
        writer.Write(name);
        writer.Write((byte)plain.dtype);
        writer.Write(plain.shape.Length);
        foreach (var size in plain.shape)
            writer.Write(size);
        var bytes = plain.bytes;
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }

    public static TensorBytes Read(BinaryReader reader)
    {
        var name = reader.ReadString();
        var type = (torch.ScalarType)reader.ReadByte();
        var shape = new long[reader.ReadInt32()];
        for (var i = 0; i < shape.Length; i++)
            shape[i] = reader.ReadInt64();
        return new TensorBytes(name, type, shape, reader.ReadBytes(reader.ReadInt32()));
    }

    /// <summary>Writes the values into a tensor of the same shape and type, wherever it is.</summary>
    public void CopyTo(torch.Tensor target)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        if (target.dtype != Type || !target.shape.AsSpan().SequenceEqual(Shape))
        {
            throw new InvalidDataException(
                $"'{Name}' is {Type}({string.Join(", ", Shape)}) in the checkpoint, and {target.dtype}({string.Join(", ", target.shape)}) in the network.");
        }

        if (Bytes.Length == 0)
            return;
        var held = torch.empty(Shape, dtype: Type);
        held.bytes = Bytes;
        target.copy_(held);
    }
}
