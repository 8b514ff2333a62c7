using TorchSharp;

namespace MlNetPlus.Torch;

/// <summary>Writes each epoch's loss, learning rate and metrics as TensorBoard events.</summary>
internal sealed class TensorBoardLog(string folder)
{
    private readonly TorchSharp.Modules.SummaryWriter _writer = torch.utils.tensorboard.SummaryWriter(folder);

    public void Add(EpochRecord record)
    {
        _writer.add_scalar("train/loss", (float)record.Loss, record.Epoch);
        _writer.add_scalar("train/learning rate", (float)record.LearningRate, record.Epoch);
        foreach (var metric in record.Metrics)
            _writer.add_scalar("validation/" + metric.Name, (float)metric.Value, record.Epoch);
    }
}
