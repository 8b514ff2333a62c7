using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Tabular;

/// <summary>RealMLP-TD-S: a learnable factor for each input, then dense layers whose products are divided by the root of their inputs.</summary>
/// <remarks>
/// Holzmüller, Grinsztajn and Steinwart 2024, "Better by default: strong pre-tuned MLPs and boosted trees on tabular data". Weights and biases start
/// as standard normal numbers ("neural tangent" form), those of the last layer as zeros.
/// </remarks>
internal sealed class RealMlpModule : TabularModule
{
    private const double ScaleLayerFactor = 6;
    private const double BiasFactor = 0.1;

    private readonly int _numbers;
    private readonly Activation _activation;
    private readonly CategoryEmbeddings _categories;
    private readonly Parameter _scale;
    private readonly List<Parameter> _weights = []; // (in, out)
    private readonly List<Parameter> _biases = [];

    public RealMlpModule(InputLayout layout, IReadOnlyList<int> hiddenSizes, int outputs, Activation activation, Generator generator, Device device)
        : base(nameof(RealMlpModule), device)
    {
        (_numbers, _activation) = (layout.NumberCount, activation);
        _categories = new CategoryEmbeddings([.. layout.CategorySizes.Select((size, i) => Own($"embeds_{i}_weight", NormalTable(size, generator)))]);
        var inputs = layout.NumberCount + _categories.Width;
        _scale = Own("scale", ones(inputs));
        foreach (var size in hiddenSizes)
        {
            AddLayer(randn([inputs, size], generator: generator), randn([size], generator: generator));
            inputs = size;
        }

        AddLayer(zeros(inputs, outputs), zeros(outputs));
    }

    public override double OperationsPerRow => _weights.Sum(weight => (double)weight.numel());

    public override Tensor forward(Tensor numbers, Tensor codes)
    {
        List<Tensor> parts = _numbers > 0 ? [numbers] : [];
        _categories.AppendTo(parts, codes);
        var x = (parts.Count == 1 ? parts[0] : cat(parts, 1)) * _scale;
        for (var layer = 0; layer < _weights.Count; layer++)
        {
            if (layer > 0)
                x = _activation == Activation.Selu ? nn.functional.selu(x) : nn.functional.mish(x);
            x = addmm(_biases[layer], x, _weights[layer], beta: 1, alpha: Factor(layer));
        }

        return x.unsqueeze(0);
    }

    public override IReadOnlyList<ParameterGroup> Groups() =>
    [
        new ParameterGroup("scale", [_scale], ScaleLayerFactor),
        new ParameterGroup("weights", [.. _categories.Tables, .. _weights]),
        new ParameterGroup("biases", [.. _biases], BiasFactor, weightDecay: false),
    ];

    /// <summary>The inputs' factors and the root are inside the weights.</summary>
    public override MemberNetworks Export()
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        var layers = new List<DenseLayer>();
        for (var layer = 0; layer < _weights.Count; layer++)
        {
            var weights = _weights[layer].to_type(ScalarType.Float64).mul(Factor(layer));
            if (layer == 0)
                weights = weights.mul(_scale.to_type(ScalarType.Float64).unsqueeze(1));
            layers.Add(new DenseLayer(Singles(weights), Singles(_biases[layer]), layer < _weights.Count - 1 ? _activation : Activation.None));
        }

        var encoder = new InputEncoder(
        [
            .. Enumerable.Range(0, _numbers).Select(InputPiece.Copy),
            .. _categories.Tables.Select((table, i) => InputPiece.Lookup(i, Singles(table), (int)table.size(1))),
        ]);
        return new MemberNetworks(encoder, [layers]);
    }

    private float Factor(int layer) => (float)(1 / Math.Sqrt(_weights[layer].size(0)));

    private void AddLayer(Tensor weights, Tensor biases)
    {
        _biases.Add(Own($"bias{_weights.Count}", biases));
        _weights.Add(Own($"weight{_weights.Count}", weights));
    }
}
