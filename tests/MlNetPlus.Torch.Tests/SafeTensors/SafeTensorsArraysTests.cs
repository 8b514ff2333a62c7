namespace MlNetPlus.Torch.Tests;

public sealed class SafeTensorsArraysTests
{
    private static readonly Dictionary<string, SingleArray> Some = new(StringComparer.Ordinal)
    {
        ["weight"] = new([1, -2.5f, float.NaN, float.PositiveInfinity, 0, float.Epsilon], [2, 3]),
        ["bias"] = new([7], [1]),
        ["scalar"] = new([3], []),
        ["none"] = new([], [0, 4]),
    };

    [Fact]
    public void Load_Saved_GivesTheSameBits()
    {
        var loaded = SafeTensorsArrays.Load(new UnseekableStream(new MemoryStream(Saved(Some))));

        Assert.Equal(Some.Keys.Order(StringComparer.Ordinal), loaded.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, array) in Some)
        {
            Assert.Equal(array.Values.Select(BitConverter.SingleToInt32Bits), loaded[name].Values.Select(BitConverter.SingleToInt32Bits));
            Assert.Equal(array.Shape, loaded[name].Shape);
        }
    }

    [Fact]
    public void Load_NoTensors_GivesNone() => Assert.Empty(SafeTensorsArrays.Load(new MemoryStream(Saved([]))));

    [Fact]
    public void SafeTensorsLoad_ReadsWhatItWrote()
    {
        TorchNative.EnsureLoaded();
        using var folder = new TemporaryFolder();
        var path = folder.File("arrays.safetensors");
        File.WriteAllBytes(path, Saved(Some));

        using var tensors = SafeTensors.Load(path);

        Assert.Equal([2L, 3], tensors["weight"].shape);
        Assert.Equal(Some["weight"].Values, tensors["weight"].data<float>().ToArray());
        Assert.Equal(7f, tensors["bias"].data<float>()[0]);
    }

    [Fact]
    public void Load_CutOff_NamesTheTensor()
    {
        var bytes = Saved(new(StringComparer.Ordinal) { ["bias"] = new([1, 2], [2]) });

        var fault = Assert.Throws<SafeTensorsFormatException>(() => SafeTensorsArrays.Load(new UnseekableStream(new MemoryStream(bytes[..^1]))));

        Assert.Equal("The stream is not a valid safetensors file: it ends within the data of tensor 'bias'.", fault.Message);
        Assert.Equal("bias", fault.TensorName);
    }

    [Fact]
    public void Load_MoreThanTheTensors_SaysSo()
    {
        var bytes = Saved(new(StringComparer.Ordinal) { ["bias"] = new([1, 2], [2]) });

        var fault = Assert.Throws<SafeTensorsFormatException>(() => SafeTensorsArrays.Load(new UnseekableStream(new MemoryStream([.. bytes, 0]))));

        Assert.Equal("The stream is not a valid safetensors file: more than the 8 bytes of its tensors follow the header.", fault.Message);
    }

    [Fact]
    public void Load_OtherType_SaysWhatIsExpected()
    {
        var bytes = SafeTensorsBytes.Of("""{"steps":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}}""", 8);

        var fault = Assert.Throws<SafeTensorsFormatException>(() => SafeTensorsArrays.Load(new MemoryStream(bytes)));

        Assert.Equal("The stream is not a valid safetensors file: tensor 'steps' is I64; expected F32.", fault.Message);
    }

    [Fact]
    public void Load_EveryCut_IsAFormatFault()
    {
        var bytes = Saved(Some);

        for (var length = 0; length < bytes.Length; length++)
        {
            var cut = bytes[..length];
            Assert.Throws<SafeTensorsFormatException>(() => SafeTensorsArrays.Load(new MemoryStream(cut)));
            Assert.Throws<SafeTensorsFormatException>(() => SafeTensorsArrays.Load(new UnseekableStream(new MemoryStream(cut))));
        }
    }

    [Fact]
    public void Save_ShapeThatDoesNotFit_SaysWhatIsExpected()
    {
        var fault = Assert.Throws<ArgumentException>(() => Saved(new(StringComparer.Ordinal) { ["bias"] = new([1, 2], [2, 2]) }));

        Assert.Equal("Tensor 'bias' has shape (2, 2) and 2 values; expected as many values as the product of the shape.", fault.Message);
    }

    [Fact]
    public void Save_NamedAsMetadata_IsRefused() =>
        Assert.Contains("keeps for metadata", Assert.Throws<ArgumentException>(() => Saved(new(StringComparer.Ordinal) { ["__metadata__"] = new([1], [1]) })).Message, StringComparison.Ordinal);

    private static byte[] Saved(Dictionary<string, SingleArray> arrays)
    {
        using var stream = new MemoryStream();
        SafeTensorsArrays.Save(stream, arrays);
        return stream.ToArray();
    }
}
