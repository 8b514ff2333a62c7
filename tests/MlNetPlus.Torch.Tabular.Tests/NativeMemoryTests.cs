using Microsoft.ML;
using MlNetPlus.Extensibility;
using TorchSharp;

namespace MlNetPlus.Torch.Tabular.Tests;

[Collection(TorchCollection.Name)]
public sealed class NativeMemoryTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    public static MatrixTheoryData<TabularNetwork, int> Cases => new(Enum.GetValues<TabularNetwork>(), [0, 2]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void FitAndTransform_NativeTensors_AreAllReturned(TabularNetwork network, int innerFolds)
    {
        var data = SmallTable.Of(_mlContext, PredictionTask.BinaryClassification);
        var trainer = SmallTable.Trainer(_mlContext, PredictionTask.BinaryClassification, epochs: 3, options => options.InnerFolds = innerFolds, network);
        SmallTable.Scores(trainer.Fit(data).Transform(data)); // what the process makes once
        var shells = Shells(Parameters(network), network == TabularNetwork.FastAi ? 3 : 0) * Math.Max(1, innerFolds);
        var before = torch.Tensor.TotalCount;

        var model = trainer.Fit(data);
        SmallTable.Scores(model.Transform(data));

        Assert.Equal(before + shells, torch.Tensor.TotalCount);
    }

    /// <summary>The tensors that a network of two hidden layers on numbers makes parameters of besides those of batch normalization.</summary>
    private static int Parameters(TabularNetwork network) => network switch
    {
        TabularNetwork.TabMMini => 3 + 1 + 4 + 2, // embeddings of numbers, members, two layers, the head
        TabularNetwork.RealMlp => 1 + 6, // factors, three layers
        _ => 3 + 1, // three layers, the last one's bias
    };

    /// <summary>TorchSharp goes on counting the empty shell of a tensor that became a parameter.</summary>
    private static long Shells(int parameters, int norms)
    {
        var before = torch.Tensor.TotalCount;
        for (var i = 0; i < parameters; i++)
            new TorchSharp.Modules.Parameter(torch.ones(1)).Dispose();
        for (var i = 0; i < norms; i++)
            torch.nn.BatchNorm1d(1).Dispose();
        return torch.Tensor.TotalCount - before;
    }
}
