using MlNetPlus.Torch;
using TorchSharp;

namespace Ridership;

#region problem
/// <summary>What is trained: a network, the loss of each day, and the days that decide which epoch was best.</summary>
internal sealed class RidershipProblem(torch.nn.Module<torch.Tensor, torch.Tensor> network, DayTensors train, DayTensors validation) : TrainingProblem
{
    public override torch.nn.Module Module => network;

    public override long RowCount => train.Inputs.size(0);

    public override void Start(TrainingContext context)
    {
        base.Start(context); // moves the network to the device
        train.MoveTo(context.Device);
        validation.MoveTo(context.Device);
    }

    public override torch.Tensor Losses(ReadOnlySpan<long> rows)
    {
        var index = torch.tensor(rows.ToArray(), device: train.Inputs.device); // (b)
        var outputs = network.call(train.Inputs.index_select(0, index)); // (b, 1)
        return (outputs.squeeze(1) - train.Targets.index_select(0, index)).pow(2); // one loss a row, not averaged
    }

    public override IReadOnlyList<TrainingMetric> Validate() =>
        [new TrainingMetric("RootMeanSquaredError", validation.Error(network))];
}
#endregion
