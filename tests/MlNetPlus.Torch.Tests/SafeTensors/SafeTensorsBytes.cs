using System.Buffers.Binary;
using System.Text;

namespace MlNetPlus.Torch.Tests;

/// <summary>Puts safetensors files together, right ones and wrong ones.</summary>
internal static class SafeTensorsBytes
{
    public static byte[] Of(string header, int dataLength) => Of(Encoding.UTF8.GetBytes(header), new byte[dataLength]);

    public static byte[] Of(byte[] header, byte[] data)
    {
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        return [.. length, .. header, .. data];
    }
}
