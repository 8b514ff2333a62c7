using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;
using MlNetPlus.Torch;
using TorchSharp;

namespace Ridership;

/// <summary>The trained network as an ML.NET model: a column Date in, a column Boardings out, in thousands.</summary>
[ModelVersion(1)]
internal sealed class RidershipTransformer : RowTransformer
{
    private readonly torch.nn.Module<torch.Tensor, torch.Tensor> _network;
    private readonly float _mean;
    private readonly float _deviation;

    public RidershipTransformer(IHostEnvironment environment, torch.nn.Module<torch.Tensor, torch.Tensor> network, float mean, float deviation)
        : base(environment) => (_network, _mean, _deviation) = (network, mean, deviation);

    #region model-zip
    private RidershipTransformer(ModelReader reader)
        : base(reader)
    {
        TorchNative.EnsureLoaded();
        using var weights = reader.ReadStream("Weights", SafeTensors.Load);
        _network = Networks.Perceptron();
        _network.load_state_dict(weights.ToDictionary());
        _network.eval();
        (_mean, _deviation) = (reader.ReadSingle("Mean"), reader.ReadSingle("Deviation"));
    }

    protected override void Save(ModelWriter writer)
    {
        writer.WriteStream("Weights", stream => SafeTensors.Save(stream, _network.state_dict()));
        writer.Write("Mean", _mean);
        writer.Write("Deviation", _deviation);
    }
    #endregion

    protected override void Bind(RowMapping mapping)
    {
        var date = mapping.Input(nameof(Day.Date), AcceptedType.DateTime);
        mapping.Output<float>(nameof(Day.Boardings), NumberDataViewType.Single, [date], row =>
        {
            var (read, day) = (row.GetGetter<DateTime>(date), default(DateTime));
            return (ref float boardings) =>
            {
                read(ref day);
                boardings = Predict(day);
            };
        });
    }

    private float Predict(DateTime day)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var inputs = torch.tensor(Day.FeaturesOf(day)).unsqueeze(0); // (1, 16)
        return _mean + (_deviation * _network.call(inputs).ToSingle());
    }
}
