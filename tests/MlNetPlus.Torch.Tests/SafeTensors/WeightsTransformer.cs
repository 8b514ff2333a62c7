using Microsoft.ML;
using MlNetPlus.Extensibility;
using TorchSharp;

namespace MlNetPlus.Torch.Tests;

/// <summary>A transformer whose weights are a part of the model's zip, in the safetensors format.</summary>
internal sealed class WeightsTransformer : RowTransformer
{
    public WeightsTransformer(MLContext mlContext, IReadOnlyDictionary<string, torch.Tensor> weights)
        : base(mlContext) => Weights = weights;

    private WeightsTransformer(ModelReader reader)
        : base(reader) => Weights = reader.ReadStream("Weights", SafeTensors.Load);

    public IReadOnlyDictionary<string, torch.Tensor> Weights { get; }

    protected override void Save(ModelWriter writer) => writer.WriteStream("Weights", stream => SafeTensors.Save(stream, Weights));

    protected override void Bind(RowMapping mapping)
    {
        // No column is added: the model file is what is tested.
    }
}
