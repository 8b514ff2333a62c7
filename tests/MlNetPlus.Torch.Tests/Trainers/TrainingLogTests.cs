using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace MlNetPlus.Torch.Tests;

[Collection(TorchCollection.Name)]
public sealed class TrainingLogTests
{
    [Fact]
    public void Report_ATraining_LogsOneLineAnEpochAndEachWarning()
    {
        var mlContext = new MLContext();
        var lines = new List<(ChannelMessageKind Kind, string Text)>();
        mlContext.Log += (_, entry) =>
        {
            if (entry.Source.Contains("MyTrainer", StringComparison.Ordinal) && entry.Kind is ChannelMessageKind.Info or ChannelMessageKind.Warning)
                lines.Add((entry.Kind, entry.RawMessage));
        };
        var passedOn = new List<TrainingProgress>();
        using var problem = new SmallProblem(rows: 64, validationRows: 16, network: SmallProblem.WithBatchNorm);

        TrainingLoop.Fit(problem, new TrainingOptions
        {
            Epochs = 3,
            BatchSize = 16,
            AccumulateBatches = 2,
            MaxLearningRate = 0.01,
            Progress = new TrainingLog(mlContext, "MyTrainer", new Listener(passedOn.Add)),
        });

        Assert.Equal(
            [ChannelMessageKind.Warning, ChannelMessageKind.Info, ChannelMessageKind.Info, ChannelMessageKind.Info],
            lines.Select(line => line.Kind));
        Assert.StartsWith("The network has BatchNorm", lines[0].Text, StringComparison.Ordinal);
        Assert.Equal(["Epoch 1/3: ", "Epoch 2/3: ", "Epoch 3/3: "], lines.Skip(1).Select(line => line.Text[..11]));
        Assert.Equal(lines.Select(line => line.Text), passedOn.Where(progress => progress.Message is not null).Select(progress => progress.Message));
    }
}
