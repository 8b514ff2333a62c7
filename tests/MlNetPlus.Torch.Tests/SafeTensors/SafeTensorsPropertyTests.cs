using System.Text;
using CsCheck;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Tests;

public sealed class SafeTensorsPropertyTests
{
    private static readonly ScalarType[] Types =
    [
        ScalarType.Int64, ScalarType.Float64, ScalarType.Float32, ScalarType.Int32, ScalarType.BFloat16, ScalarType.Float16, ScalarType.Int16, ScalarType.Int8, ScalarType.Byte, ScalarType.Bool,
    ];

    /// <summary>Names of any characters but halves of surrogate pairs, which no JSON can hold.</summary>
    private static readonly Gen<string> Name = Gen.String.Where(name => name != "__metadata__" && Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name)) == name);

    public SafeTensorsPropertyTests() => TorchNative.EnsureLoaded();

    [Fact]
    public void SaveThenLoad_AnyTensors_GivesThemBack()
    {
        var tensor = Gen.Select(Gen.Int[0, Types.Length - 1], Gen.Long[0, 4].Array[0, 4], Gen.Int);
        Gen.Select(Gen.Dictionary(Name, tensor)[0, 6], Gen.Dictionary(Name, Name)[0, 4]).Sample(
            (described, metadata) =>
            {
                using var scope = NewDisposeScope();
                var tensors = described.ToDictionary(pair => pair.Key, pair => Filled(pair.Value.Item1, pair.Value.Item2, pair.Value.Item3), StringComparer.Ordinal);
                var stream = new MemoryStream();
                SafeTensors.Save(stream, tensors, metadata);
                stream.Position = 0;
                var loaded = SafeTensors.Load(stream);

                return loaded.Count == tensors.Count
                    && tensors.All(pair => Same(pair.Value, loaded[pair.Key]))
                    && metadata.Count == loaded.Metadata.Count
                    && metadata.All(pair => loaded.Metadata[pair.Key] == pair.Value);
            },
            iter: 500);
    }

    [Fact]
    public void Save_AnyTensors_AlignsHeaderAndData()
    {
        Gen.Select(Gen.Int[0, Types.Length - 1], Gen.Long[0, 4].Array[0, 3]).Array[1, 6].Sample(
            described =>
            {
                using var scope = NewDisposeScope();
                var header = SafeTensorsWriter.Plan(described.Select((item, i) => (Name: $"t{i}", Tensor: Filled(item.Item1, item.Item2, 0))).ToDictionary(item => item.Name, item => item.Tensor, StringComparer.Ordinal), metadata: null);

                return SafeTensorsHeaderWriter.Write(header).Length % 8 == 0 && header.Tensors.All(entry => entry.Begin % entry.Type.Size == 0);
            },
            iter: 500);
    }

    [Fact]
    public void Load_BytesChangedAnywhere_LoadsOrIsRefused()
    {
        var reference = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "SafeTensors", "Reference", "all_types.safetensors"));
        var change = Gen.Select(Gen.Int[0, reference.Length - 1], Gen.OneOf(Gen.Byte, Gen.Byte[(byte)'0', (byte)'9'], Gen.Const((byte)'"'), Gen.Const((byte)','), Gen.Const((byte)'[')));
        Gen.Select(change.Array[0, 6], Gen.Int[0, 40], Gen.Bool).Sample(
            (changes, cut, seekable) =>
            {
                var bytes = reference[..^cut];
                foreach (var (offset, value) in changes.Where(change => change.Item1 < bytes.Length))
                    bytes[offset] = value;
                return LoadsOrIsRefused(bytes, seekable);
            },
            iter: 20_000);
    }

    [Fact]
    public void Load_AnyHeaderOfRightWords_LoadsOrIsRefused()
    {
        var word = Gen.OneOf(
            Gen.Int[0, 20].Select(index => Words[index]),
            Gen.Long[-2, 9].Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            Gen.Long.Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Gen.Select(word.Array[0, 24], Gen.Int[0, 16], Gen.Bool).Sample(
            (words, dataLength, seekable) => LoadsOrIsRefused(SafeTensorsBytes.Of("{" + string.Concat(words), dataLength), seekable),
            iter: 20_000);
    }

    [Fact]
    public void Load_AnyOffsetsAndShapes_LoadsOrIsRefused()
    {
        var number = Gen.OneOf(Gen.Long[0, 12], Gen.Long[0, long.MaxValue], Gen.Const(long.MaxValue), Gen.Const(1L << 32));
        var entry = Gen.Select(Gen.Int[0, Dtypes.Length - 1], number.Array[0, 4], number, number);
        Gen.Select(entry.Array[0, 4], Gen.Int[0, 24], Gen.Bool).Sample(
            (entries, dataLength, seekable) =>
            {
                var items = entries.Select((item, i) => $$"""
                    "t{{i}}":{"dtype":"{{Dtypes[item.Item1]}}","shape":[{{string.Join(',', item.Item2)}}],"data_offsets":[{{item.Item3}},{{item.Item4}}]}
                    """);
                return LoadsOrIsRefused(SafeTensorsBytes.Of("{" + string.Join(',', items) + "}", dataLength), seekable);
            },
            iter: 20_000);
    }

    private static readonly string[] Dtypes = ["I64", "F64", "F32", "I32", "BF16", "F16", "I16", "I8", "U8", "BOOL", "U64"];

    private static readonly string[] Words =
    [
        "{", "}", "[", "]", ",", ":", "\"a\"", "\"b\"", "\"dtype\"", "\"shape\"", "\"data_offsets\"", "\"__metadata__\"", "\"F32\"", "\"U8\"", "\"a\":{\"dtype\":\"U8\",",
        "\"shape\":[1],", "\"data_offsets\":[0,1]", "}}", "null", "true", " ",
    ];

    /// <summary>Anything but a result or the documented exception fails the test by itself.</summary>
    private static bool LoadsOrIsRefused(byte[] bytes, bool seekable)
    {
        try
        {
            var stream = new MemoryStream(bytes);
            using var tensors = SafeTensors.Load(seekable ? stream : new UnseekableStream(stream));
            return tensors.Values.Sum(tensor => tensor.NumberOfElements * tensor.ElementSize) < bytes.Length;
        }
        catch (SafeTensorsFormatException exception)
        {
            return exception.Message.StartsWith("The stream is not a valid safetensors file: ", StringComparison.Ordinal);
        }
    }

    private static Tensor Filled(int type, long[] shape, int seed)
    {
        using var scope = NewDisposeScope();
        var integers = (arange(shape.Aggregate(1L, (size, dimension) => size * dimension), ScalarType.Int64) + seed).remainder(Types[type] == ScalarType.Bool ? 2 : 100);
        return integers.to(Types[type]).reshape(shape).MoveToOuterDisposeScope();
    }

    private static bool Same(Tensor saved, Tensor loaded) =>
        saved.dtype == loaded.dtype && saved.shape.AsSpan().SequenceEqual(loaded.shape) && saved.bytes.SequenceEqual(loaded.bytes);
}
