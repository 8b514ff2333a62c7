using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Tabular;

/// <summary>A trained tabular neural network: the scaling of its features and its layers. Immutable, and safe for many threads.</summary>
/// <remarks>It predicts in managed code: no native library is needed, and no unmanaged memory is held.</remarks>
public sealed class TabularNeuralNetworkModel
{
    internal TabularNeuralNetworkModel(FeatureScaling scaling, IReadOnlyList<DenseLayer> layers, TrainingHistory? history)
    {
        Scaling = scaling;
        Layers = layers;
        History = history;
    }

    /// <summary>What happened in the training.</summary>
    /// <value><see langword="null"/> for a model that was loaded: it is not saved.</value>
    public TrainingHistory? History { get; }

    /// <summary>The number of features that it was trained on.</summary>
    public int FeatureCount => Scaling.InputCount;

    /// <summary>The number of weights and biases.</summary>
    public int ParameterCount => Layers.Sum(layer => (layer.Inputs + 1) * layer.Outputs);

    internal FeatureScaling Scaling { get; }

    internal IReadOnlyList<DenseLayer> Layers { get; }

    internal static TabularNeuralNetworkModel Load(ModelReader reader) => new(
        FeatureScaling.Load(reader),
        [.. Enumerable.Range(0, reader.ReadInt32("layerCount")).Select(index => DenseLayer.Load(reader, index))],
        history: null);

    internal void Save(ModelWriter writer)
    {
        Scaling.Save(writer);
        writer.Write("layerCount", Layers.Count);
        for (var i = 0; i < Layers.Count; i++)
            Layers[i].Save(writer, i);
    }
}
