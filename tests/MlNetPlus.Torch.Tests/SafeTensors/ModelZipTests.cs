using Microsoft.ML;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Tests;

public sealed class ModelZipTests
{
    [Fact]
    public void Model_WithTensorsInItsZip_LoadsThem()
    {
        TorchNative.EnsureLoaded();
        using var scope = NewDisposeScope();
        var mlContext = new MLContext(seed: 1);
        var weight = arange(300_000, dtype: ScalarType.Float32).reshape(300, 1000);
        var saved = new WeightsTransformer(mlContext, new Dictionary<string, Tensor>(StringComparer.Ordinal) { ["weight"] = weight, ["steps"] = tensor(12L) });
        var file = new MemoryStream();
        mlContext.Model.Save(saved, inputSchema: null, file);
        file.Position = 0;

        var loaded = Assert.IsType<WeightsTransformer>(mlContext.Model.Load(file, out _));

        Assert.Equal(12L, loaded.Weights["steps"].item<long>());
        Assert.Equal(weight.data<float>().ToArray(), loaded.Weights["weight"].data<float>().ToArray());
    }
}
