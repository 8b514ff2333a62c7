using TorchSharp;

namespace Ridership;

/// <summary>Days as the network sees them.</summary>
internal sealed class DayTensors : IDisposable
{
    private readonly float _deviation;

    public DayTensors(IReadOnlyList<Day> days, float mean, float deviation)
    {
        _deviation = deviation;
        Inputs = torch.tensor(days.SelectMany(day => Day.FeaturesOf(day.Date)).ToArray(), [days.Count, Day.FeatureCount]);
        Targets = torch.tensor(days.Select(day => (day.Boardings - mean) / deviation).ToArray());
    }

    /// <summary>The features, of shape (n, 16).</summary>
    public torch.Tensor Inputs { get; private set; }

    /// <summary>The boardings less their training mean, over their training deviation, of shape (n).</summary>
    public torch.Tensor Targets { get; private set; }

    public void MoveTo(torch.Device device) => (Inputs, Targets) = (Moved(Inputs, device), Moved(Targets, device));

    /// <summary>The root of the mean squared error, in thousands of boardings.</summary>
    public double Error(torch.nn.Module<torch.Tensor, torch.Tensor> network)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        return _deviation * (network.call(Inputs).squeeze(1) - Targets).pow(2).mean().sqrt().ToDouble();
    }

    public void Dispose()
    {
        Inputs.Dispose();
        Targets.Dispose();
    }

    private static torch.Tensor Moved(torch.Tensor tensor, torch.Device device)
    {
        var moved = tensor.to(device);
        if (!ReferenceEquals(moved, tensor))
            tensor.Dispose();
        return moved;
    }
}
