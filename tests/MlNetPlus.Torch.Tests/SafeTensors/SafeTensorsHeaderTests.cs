using System.Buffers.Binary;
using System.Text;

namespace MlNetPlus.Torch.Tests;

public sealed class SafeTensorsHeaderTests
{
    private const string Prefix = "The stream is not a valid safetensors file: ";

    [Theory]
    [InlineData("", 0, "its header does not begin with '{'.")]
    [InlineData(" {}", 0, "its header does not begin with '{'.")]
    [InlineData("[]", 0, "its header does not begin with '{'.")]
    [InlineData("""{"a":1}""", 0, "tensor 'a': it is 1; expected an object with dtype, shape and data_offsets.")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1]}}""", 1, "tensor 'a': data_offsets is missing.")]
    [InlineData("""{"a":{"dtype":"U8","data_offsets":[0,1]}}""", 1, "tensor 'a': shape is missing.")]
    [InlineData("""{"a":{"shape":[1],"data_offsets":[0,1]}}""", 1, "tensor 'a': dtype is missing.")]
    [InlineData("""{"a":{"dtype":"U8","dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", 1, "tensor 'a': dtype is given twice.")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"offset":0}}""", 1, "tensor 'a': it has the unknown property 'offset'; expected dtype, shape and data_offsets.")]
    [InlineData("""{"a":{"dtype":"C64","shape":[1],"data_offsets":[0,8]}}""", 8, "tensor 'a': dtype is 'C64'; expected one of I64, F64, F32, I32, BF16, F16, I16, I8, U8, BOOL.")]
    [InlineData("""{"a":{"dtype":null,"shape":[1],"data_offsets":[0,8]}}""", 8, "tensor 'a': dtype is null; expected one of I64, F64, F32, I32, BF16, F16, I16, I8, U8, BOOL.")]
    [InlineData("""{"a":{"dtype":"U8","shape":1,"data_offsets":[0,1]}}""", 1, "tensor 'a': shape is 1; expected a list of numbers.")]
    [InlineData("""{"a":{"dtype":"U8","shape":[-1],"data_offsets":[0,1]}}""", 1, "tensor 'a': shape holds -1; expected whole numbers from 0 to 9223372036854775807.")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1.0],"data_offsets":[0,1]}}""", 1, "tensor 'a': shape holds 1.0; expected whole numbers from 0 to 9223372036854775807.")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,9223372036854775808]}}""", 1, "tensor 'a': data_offsets holds 9223372036854775808; expected whole numbers from 0 to 9223372036854775807.")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0]}}""", 1, "tensor 'a': data_offsets has 1 numbers; expected 2.")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1,2]}}""", 1, "tensor 'a': data_offsets has more than 2 numbers.")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,7]}}""", 7, "tensor 'a': data_offsets [0, 7] do not hold the 8 bytes that shape [2] of F32 takes.")]
    [InlineData("""{"a":{"dtype":"U8","shape":[0],"data_offsets":[1,0]}}""", 0, "tensor 'a': data_offsets [1, 0] do not hold the 0 bytes that shape [0] of U8 takes.")]
    [InlineData("""{"a":{"dtype":"F64","shape":[2147483648,2147483648],"data_offsets":[0,0]}}""", 0, "tensor 'a': shape [2147483648, 2147483648] of F64 takes more than 9223372036854775807 bytes.")]
    [InlineData("""{"a":{"dtype":"U8","shape":[4294967296,4294967296,4294967296,4294967296,0],"data_offsets":[0,0]}}""", 0, "tensor 'a': shape [4294967296, 4294967296, 4294967296, 4294967296, 0] of U8 takes more than 9223372036854775807 bytes.")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}""", 3, "tensor 'b': its data begins at 1; expected 2, right after the tensor before it, without overlap or hole.")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}""", 2, "tensor 'b': its data begins at 0; expected 2, right after the tensor before it, without overlap or hole.")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[4,6]}}""", 6, "tensor 'b': its data begins at 4; expected 2, right after the tensor before it, without overlap or hole.")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""", 2, "tensor 'a': its data begins at 1; expected 0, right after the tensor before it, without overlap or hole.")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""", 2, "tensor 'a': the name is given to two tensors.")]
    [InlineData("""{"__metadata__":{"a":"1"},"__metadata__":{}}""", 0, "it has two entries __metadata__.")]
    [InlineData("""{"__metadata__":[]}""", 0, "__metadata__ is a list; expected an object of texts.")]
    [InlineData("""{"__metadata__":{"a":1}}""", 0, "__metadata__ gives 'a' 1; expected a text.")]
    [InlineData("""{"__metadata__":{"a":"1","a":"2"}}""", 0, "__metadata__ has the key 'a' twice.")]
    [InlineData("{}", 3, "3 bytes follow the header; its tensors take 0.")]
    [InlineData("""{"a":{"dtype":"U8","shape":[9],"data_offsets":[0,9]}}""", 8, "8 bytes follow the header; its tensors take 9.")]
    public void Load_RuleBroken_SaysWhichAndWhere(string header, int dataLength, string problem) =>
        Assert.Equal(Prefix + problem, Refusal(SafeTensorsBytes.Of(header, dataLength)).Message);

    [Theory]
    [InlineData("{")]
    [InlineData("{}x")]
    [InlineData("{}{}")]
    [InlineData("""{"a":{}""")]
    [InlineData("""{"a" 1}""")]
    [InlineData("""{"\ud800":{}}""")]
    [InlineData("""{"a":{"dtype":"U8","shape":[[[[[[[[[1]]]]]]]]],"data_offsets":[0,1]}}""")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},}""")]
    public void Load_NotJson_IsRefused(string header) => Assert.StartsWith(Prefix, Refusal(SafeTensorsBytes.Of(header, 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void Load_NotUtf8_IsRefused()
    {
        byte[] header = [.. "{\""u8, 0xFF, .. "\":{}}"u8];

        Assert.StartsWith(Prefix + "its header is not JSON", Refusal(SafeTensorsBytes.Of(header, [])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_TensorBreaksRule_CarriesItsName() =>
        Assert.Equal("a", Refusal(SafeTensorsBytes.Of("""{"a":{"dtype":"U8","shape":[1]}}""", 1)).TensorName);

    [Theory]
    [InlineData(100_000_001UL, "its header is said to have 100000001 bytes; expected at most 100000000.")]
    [InlineData(ulong.MaxValue, "its header is said to have 18446744073709551615 bytes; expected at most 100000000.")]
    [InlineData(100_000_000UL, "it ends after 2 bytes of its header; expected 100000000.")]
    public void Load_HeaderTooLong_IsRefused(ulong length, string problem)
    {
        byte[] bytes = [.. new byte[8], .. "{}"u8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);

        Assert.Equal(Prefix + problem, Refusal(bytes).Message);
        Assert.Equal(Prefix + problem, Refusal(bytes, seekable: false).Message);
    }

    [Fact]
    public void Load_MoreThanSixtyFourDimensions_IsRefused()
    {
        var header = $$$"""{"a":{"dtype":"U8","shape":[{{{string.Join(',', Enumerable.Repeat(1, 65))}}}],"data_offsets":[0,1]}}""";

        Assert.Equal(Prefix + "tensor 'a': shape has more than 64 numbers.", Refusal(SafeTensorsBytes.Of(header, 1)).Message);
    }

    [Fact]
    public void Load_SixtyFourDimensions_IsDone()
    {
        var header = $$$"""{"a":{"dtype":"U8","shape":[{{{string.Join(',', Enumerable.Repeat(1, 64))}}}],"data_offsets":[0,1]}}""";

        using var tensors = SafeTensors.Load(new MemoryStream(SafeTensorsBytes.Of(header, 1)));

        Assert.Equal(64, tensors["a"].shape.Length);
    }

    [Fact]
    public void Load_BooleanNeitherZeroNorOne_IsRefused()
    {
        var bytes = SafeTensorsBytes.Of("""{"a":{"dtype":"BOOL","shape":[2],"data_offsets":[0,2]}}""", 2);
        bytes[^1] = 2;

        Assert.Equal(Prefix + "tensor 'a' is BOOL and holds bytes that are neither 0 nor 1.", Refusal(bytes).Message);
    }

    [Fact]
    public void Load_DataCutOffWithoutLength_NamesTheTensor()
    {
        var bytes = SafeTensorsBytes.Of("""{"a":{"dtype":"U8","shape":[9],"data_offsets":[0,9]}}""", 8);

        Assert.Equal(Prefix + "it ends within the data of tensor 'a'.", Refusal(bytes, seekable: false).Message);
    }

    [Fact]
    public void Load_DataGoesOnWithoutLength_IsRefused()
    {
        var bytes = SafeTensorsBytes.Of("""{"a":{"dtype":"U8","shape":[9],"data_offsets":[0,9]}}""", 10);

        Assert.Equal(Prefix + "more than the 9 bytes of its tensors follow the header.", Refusal(bytes, seekable: false).Message);
    }

    [Fact]
    public void Load_TensorLargerThanMemory_IsRefused()
    {
        var bytes = SafeTensorsBytes.Of("""{"a":{"dtype":"U8","shape":[4611686018427387904],"data_offsets":[0,4611686018427387904]}}""", 8);

        Assert.Equal(Prefix + "the 4611686018427387904 bytes of tensor 'a' cannot be allocated.", Refusal(bytes, seekable: false).Message);
    }

    [Fact]
    public void Load_OrderedByNameWithMixedTypes_IsDone()
    {
        // As early versions of the reference library wrote: data need not be aligned to its own size.
        var header = """{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"F32","shape":[1],"data_offsets":[1,5]}}""";
        var bytes = SafeTensorsBytes.Of(Encoding.UTF8.GetBytes(header), [7, 0, 0, 0x80, 0x3F]);

        using var tensors = SafeTensors.Load(new MemoryStream(bytes));

        Assert.Equal(7, tensors["a"].item<byte>());
        Assert.Equal(1f, tensors["b"].item<float>());
    }

    [Fact]
    public void Load_PaddedHeaderInAnyOrder_IsDone()
    {
        var header = """{"b":{"shape":[1],"data_offsets":[1,2],"dtype":"U8"},"a":{"data_offsets":[0,1],"shape":[],"dtype":"U8"},"none":{"dtype":"U8","shape":[0],"data_offsets":[1,1]}}     """;

        using var tensors = SafeTensors.Load(new MemoryStream(SafeTensorsBytes.Of(header, 2)));

        Assert.Equal(["a", "none", "b"], tensors.Keys);
    }

    private static SafeTensorsFormatException Refusal(byte[] bytes, bool seekable = true)
    {
        Stream stream = new MemoryStream(bytes);
        return Assert.Throws<SafeTensorsFormatException>(() => SafeTensors.Load(seekable ? stream : new UnseekableStream(stream)));
    }
}
