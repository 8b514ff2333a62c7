using System.Globalization;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Tabular;

/// <summary>A trained tabular neural network: how its features are encoded, and the networks that vote. Immutable, and safe for many threads.</summary>
/// <remarks>It predicts in managed code: no native library is needed, and no unmanaged memory is held.</remarks>
public sealed class TabularNeuralNetworkModel
{
    internal TabularNeuralNetworkModel(IReadOnlyList<TrainedNetwork> networks, IReadOnlyList<TrainingHistory> histories)
    {
        Networks = networks;
        Histories = histories;
    }

    /// <summary>What happened in the training of each network: one, or as many as there are inner folds.</summary>
    /// <value>Empty for a model that was loaded: it is not saved.</value>
    public IReadOnlyList<TrainingHistory> Histories { get; }

    /// <summary>The number of features that it was trained on.</summary>
    public int FeatureCount => Networks[0].Scaling.InputCount;

    /// <summary>The numbers that were learnt, as prediction has them: a member's factors are inside its first layer.</summary>
    public int ParameterCount => Networks.Sum(network => network.ParameterCount);

    internal IReadOnlyList<TrainedNetwork> Networks { get; }

    internal static TabularNeuralNetworkModel Load(ModelReader reader) =>
        new([.. Enumerable.Range(0, reader.ReadInt32("networkCount")).Select(index => TrainedNetwork.Load(reader, Prefix(index)))], []);

    internal void Save(ModelWriter writer)
    {
        writer.Write("networkCount", Networks.Count);
        for (var i = 0; i < Networks.Count; i++)
            Networks[i].Save(writer, Prefix(i));
    }

    private static string Prefix(int index) => string.Create(CultureInfo.InvariantCulture, $"network{index}.");
}
