using TorchSharp;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Tests;

public sealed class SafeTensorsTests : IDisposable
{
    private static readonly string Reference = Path.Combine(AppContext.BaseDirectory, "SafeTensors", "Reference", "all_types.safetensors");

    private readonly TemporaryFolder _temporary = new();
    private readonly DisposeScope _scope;

    public SafeTensorsTests()
    {
        TorchNative.EnsureLoaded();
        _scope = NewDisposeScope();
    }

    public void Dispose()
    {
        _scope.Dispose();
        _temporary.Dispose();
    }

    [Fact]
    public void Load_ReferenceFile_GivesItsTensors()
    {
        using var tensors = SafeTensors.Load(Reference);

        Assert.Equal(["steps", "double", "bias", "weight", "int", "brain", "half", "short", "signed", "a \"quoted\" näme\n", "empty", "mask"], tensors.Keys);
        Assert.Equal(-(1L << 40), tensors["steps"].item<long>());
        Assert.Equal([0.1, -1e300, double.PositiveInfinity], tensors["double"].data<double>().ToArray());
        Assert.Equal([0.5f, -0.25f], tensors["bias"].data<float>().ToArray());
        Assert.Equal([1f, 2, 3, 4, 5, 6], tensors["weight"].data<float>().ToArray());
        Assert.Equal([2L, 3], tensors["weight"].shape);
        Assert.Equal([int.MinValue, int.MaxValue], tensors["int"].data<int>().ToArray());
        Assert.Equal([1.5f, -3f], tensors["brain"].to(ScalarType.Float32).data<float>().ToArray());
        Assert.Equal([0.5f, -2f, 65504f], tensors["half"].to(ScalarType.Float32).data<float>().ToArray());
        Assert.Equal([short.MinValue, short.MaxValue], tensors["short"].data<short>().ToArray());
        Assert.Equal([sbyte.MinValue, sbyte.MaxValue], tensors["signed"].data<sbyte>().ToArray());
        Assert.Equal([0, 128, 255], tensors["a \"quoted\" näme\n"].data<byte>().ToArray());
        Assert.Equal([0L, 4], tensors["empty"].shape);
        Assert.Equal([true, false, false, true], tensors["mask"].data<bool>().ToArray());
        Assert.Equal(ScalarType.BFloat16, tensors["brain"].dtype);
        Assert.Equal(new Dictionary<string, string>(StringComparer.Ordinal) { ["author"] = "all_types.py", ["format"] = "pt" }, tensors.Metadata);
    }

    [Fact]
    public void Save_TensorsOfReferenceFile_GivesItsBytes()
    {
        using var tensors = SafeTensors.Load(Reference);
        var shuffled = tensors.Reverse().ToDictionary(StringComparer.Ordinal);

        SafeTensors.Save(_temporary.File("copy"), shuffled, tensors.Metadata);

        Assert.Equal(File.ReadAllBytes(Reference), File.ReadAllBytes(_temporary.File("copy")));
    }

    [Fact]
    public void Load_StreamThatCannotSeek_GivesTheSame()
    {
        using var tensors = SafeTensors.Load(new UnseekableStream(new MemoryStream(File.ReadAllBytes(Reference))));
        var written = new MemoryStream();

        SafeTensors.Save(new UnseekableStream(written), tensors, tensors.Metadata);

        Assert.Equal(File.ReadAllBytes(Reference), written.ToArray());
    }

    [Fact]
    public void Save_Views_WritesWhatTheyShow()
    {
        var matrix = arange(12, dtype: ScalarType.Float32).reshape(3, 4);
        var weight = ones(2, requires_grad: true);

        using var tensors = SaveAndLoad(("transposed", matrix.t()), ("column", matrix[TensorIndex.Colon, 1]), ("weight", weight));

        Assert.Equal([0f, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11], tensors["transposed"].data<float>().ToArray());
        Assert.Equal([1f, 5, 9], tensors["column"].data<float>().ToArray());
        Assert.False(tensors["weight"].requires_grad);
        Assert.True(weight.requires_grad);
    }

    [Fact]
    public void Save_NothingToSave_LoadsAsNothing()
    {
        using var tensors = SaveAndLoad();

        Assert.Empty(tensors);
        Assert.Empty(tensors.Metadata);
    }

    [Fact]
    public void Save_StateOfModule_LoadsIntoAnother()
    {
        using var trained = nn.Linear(3, 2);
        using var fresh = nn.Linear(3, 2);
        SafeTensors.Save(_temporary.File("linear"), trained.state_dict());

        using var tensors = SafeTensors.Load(_temporary.File("linear"));
        fresh.load_state_dict(tensors.ToDictionary(StringComparer.Ordinal));

        Assert.Equal(trained.weight!.data<float>().ToArray(), fresh.weight!.data<float>().ToArray());
    }

    [Fact]
    public void Save_FileExists_IsReplacedAndLeavesNothingBeside()
    {
        File.WriteAllText(_temporary.File("model"), "old");

        SafeTensors.Save(_temporary.File("model"), Named(("a", ones(1))));

        using var tensors = SafeTensors.Load(_temporary.File("model"));
        Assert.Equal(1f, tensors["a"].item<float>());
        Assert.Equal([_temporary.File("model")], Directory.GetFiles(_temporary.Path));
    }

    [Fact]
    public void Save_Fails_LeavesTheOldFile()
    {
        File.WriteAllText(_temporary.File("model"), "old");

        Assert.Throws<ArgumentException>(() => SafeTensors.Save(_temporary.File("model"), Named(("a", ones(1)), ("b", ones(1, dtype: ScalarType.ComplexFloat32)))));

        Assert.Equal("old", File.ReadAllText(_temporary.File("model")));
        Assert.Equal([_temporary.File("model")], Directory.GetFiles(_temporary.Path));
    }

    [Fact]
    public void Save_WrongTensor_SaysWhich()
    {
        var disposed = ones(1);
        disposed.Dispose();

        Assert.Equal("Tensor 'a' is ComplexFloat32; expected one of I64, F64, F32, I32, BF16, F16, I16, I8, U8, BOOL. Convert it with to(...).", SaveFault(("a", ones(1, dtype: ScalarType.ComplexFloat32))));
        Assert.Equal("Tensor 'a' is sparse; expected a dense tensor. Convert it with to_dense().", SaveFault(("a", sparse_coo_tensor(zeros(1, 1, dtype: ScalarType.Int64), ones(1), [3]))));
        Assert.Equal("Tensor 'a' is disposed; expected a living tensor.", SaveFault(("a", disposed)));
        Assert.Equal("Tensor 'a' is null; expected a living tensor.", SaveFault(("a", null!)));
        Assert.Equal("A tensor is named '__metadata__', which the format keeps for metadata. Give it another name.", SaveFault(("__metadata__", ones(1))));
    }

    [Fact]
    public void Load_NoSuchFile_IsTheSystemsError() => Assert.Throws<FileNotFoundException>(() => SafeTensors.Load(_temporary.File("none")));

    [Fact]
    public void Load_EmptyFile_NamesTheFile()
    {
        File.WriteAllBytes(_temporary.File("empty"), []);

        var exception = Assert.Throws<SafeTensorsFormatException>(() => SafeTensors.Load(_temporary.File("empty")));

        Assert.Equal($"'{_temporary.File("empty")}' is not a valid safetensors file: it has 0 bytes; expected at least the 8 bytes of the header's length.", exception.Message);
    }

    [Fact]
    public void LoadAndSave_Done_LeaveNoTensor()
    {
        SafeTensors.Load(Reference).Dispose();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        using (var tensors = SafeTensors.Load(Reference))
            SafeTensors.Save(new MemoryStream(), tensors);
        var bytes = File.ReadAllBytes(Reference);
        Assert.Throws<SafeTensorsFormatException>(() => SafeTensors.Load(new UnseekableStream(new MemoryStream(bytes[..^1]))));

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static Dictionary<string, Tensor> Named(params (string Name, Tensor Tensor)[] tensors) =>
        tensors.ToDictionary(pair => pair.Name, pair => pair.Tensor, StringComparer.Ordinal);

    private static string SaveFault((string Name, Tensor Tensor) tensor)
    {
        var stream = new MemoryStream();
        var exception = Assert.Throws<ArgumentException>(() => SafeTensors.Save(stream, Named(tensor)));
        Assert.Equal(0, stream.Length);
        return exception.Message;
    }

    private TensorDictionary SaveAndLoad(params (string Name, Tensor Tensor)[] tensors)
    {
        SafeTensors.Save(_temporary.File("tensors"), Named(tensors));
        return SafeTensors.Load(_temporary.File("tensors"));
    }
}
