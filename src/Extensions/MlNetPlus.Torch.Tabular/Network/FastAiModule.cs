using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Tabular;

/// <summary>
/// fastai's <c>TabularModel</c> with its names (underscores for dots): embeddings, then batch-normalized numbers, then blocks of linear (no bias), ReLU, batch normalization
/// and dropout, and a last linear layer.
/// </summary>
internal sealed class FastAiModule : TabularModule
{
    private const float BlockBatchNormBias = 0.001f;
    private const double EmbeddingDeviation = 0.01;
    private const double EmbeddingTruncation = 2;
    private const double Epsilon = 1e-5;

    private readonly int _numbers;
    private readonly double _dropout;
    private readonly CategoryEmbeddings _categories;
    private readonly BatchNorm1d? _numberNorm;
    private readonly List<Parameter> _weights = []; // (out, in), as torch's Linear has them
    private readonly List<BatchNorm1d> _norms = [];
    private readonly Parameter _lastBias;

    public FastAiModule(InputLayout layout, IReadOnlyList<int> hiddenSizes, double dropout, int outputs, Generator generator, Device device)
        : base(nameof(FastAiModule), device)
    {
        (_numbers, _dropout) = (layout.NumberCount, dropout);
        _categories = new CategoryEmbeddings([.. layout.CategorySizes.Select((size, i) => Own($"embeds_{i}_weight", EmbeddingStart(size, generator)))]);
        if (_numbers > 0)
        {
            _numberNorm = nn.BatchNorm1d(_numbers, Epsilon, device: device);
            register_module("bn_cont", _numberNorm);
        }

        var inputs = _categories.Width + _numbers;
        for (var layer = 0; layer < hiddenSizes.Count; layer++)
        {
            _weights.Add(Own($"layers_{layer}_0_weight", Uniform([hiddenSizes[layer], inputs], 1 / Math.Sqrt(inputs), generator)));
            _norms.Add(BlockNorm(layer, hiddenSizes[layer], device));
            inputs = hiddenSizes[layer];
        }

        _weights.Add(Own($"layers_{hiddenSizes.Count}_0_weight", Uniform([outputs, inputs], 1 / Math.Sqrt(inputs), generator)));
        _lastBias = Own($"layers_{hiddenSizes.Count}_0_bias", Uniform([outputs], 1 / Math.Sqrt(inputs), generator));
    }

    public override double OperationsPerRow => _weights.Sum(weight => (double)weight.numel());

    public override Tensor forward(Tensor numbers, Tensor codes)
    {
        var parts = new List<Tensor>();
        _categories.AppendTo(parts, codes);
        if (_numberNorm is not null)
            parts.Add(_numberNorm.call(numbers));
        var x = parts.Count == 1 ? parts[0] : cat(parts, 1);
        for (var layer = 0; layer < _norms.Count; layer++)
            x = Dropped(_norms[layer].call(nn.functional.linear(x, _weights[layer]).relu_()), _dropout);

        return nn.functional.linear(x, _weights[^1], _lastBias).unsqueeze(0);
    }

    public override IReadOnlyList<ParameterGroup> Groups()
    {
        List<BatchNorm1d> norms = _numberNorm is null ? _norms : [_numberNorm, .. _norms];
        return
        [
            new ParameterGroup("weights", [.. _categories.Tables, .. _weights]),
            new ParameterGroup("norms and bias", [.. norms.SelectMany(norm => norm.parameters()), _lastBias], weightDecay: false),
        ];
    }

    /// <summary>A batch normalization after training is a factor and an offset, which go into the layer that follows.</summary>
    public override MemberNetworks Export()
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        var encoder = new InputEncoder(
        [
            .. _categories.Tables.Select((table, i) => InputPiece.Lookup(i, Singles(table), (int)table.size(1))),
            .. Enumerable.Range(0, _numbers).Select(InputPiece.Copy),
        ]);
        var layers = new List<DenseLayer>();
        var (factors, offsets) = InputAffine();
        for (var layer = 0; layer < _weights.Count; layer++)
        {
            var isLast = layer == _weights.Count - 1;
            var weights = _weights[layer].to_type(ScalarType.Float64);
            var biases = weights.mv(offsets);
            if (isLast)
                biases = biases.add(_lastBias.to_type(ScalarType.Float64));
            layers.Add(new DenseLayer(Singles(weights.mul(factors).t()), Singles(biases), isLast ? Activation.None : Activation.Relu));
            if (!isLast)
                (factors, offsets) = Affine(_norms[layer]);
        }

        return new MemberNetworks(encoder, [layers]);
    }

    private (Tensor Factors, Tensor Offsets) InputAffine()
    {
        var (factors, offsets) = (ones(_categories.Width, ScalarType.Float64), zeros(_categories.Width, ScalarType.Float64));
        if (_numberNorm is null)
            return (factors.to(_weights[0].device), offsets.to(_weights[0].device));
        var (numberFactors, numberOffsets) = Affine(_numberNorm);
        return (cat([factors.to(numberFactors.device), numberFactors]), cat([offsets.to(numberOffsets.device), numberOffsets]));
    }

    private static (Tensor Factors, Tensor Offsets) Affine(BatchNorm1d norm)
    {
        var factors = norm.weight!.to_type(ScalarType.Float64).div(norm.running_var!.to_type(ScalarType.Float64).add(Epsilon).sqrt());
        return (factors, norm.bias!.to_type(ScalarType.Float64).sub(norm.running_mean!.to_type(ScalarType.Float64).mul(factors)));
    }

    private BatchNorm1d BlockNorm(int layer, int size, Device device)
    {
        var norm = nn.BatchNorm1d(size, Epsilon, device: device);
        using (no_grad())
            norm.bias!.fill_(BlockBatchNormBias);
        register_module($"layers_{layer}_2", norm);
        return norm;
    }

    /// <summary>fastai's truncated normal: the remainder by 2, times 0.01.</summary>
    private static Tensor EmbeddingStart(int codes, Generator generator)
    {
        using var scope = NewDisposeScope();
        return randn([codes, InputLayout.EmbeddingWidth(codes)], generator: generator).fmod(EmbeddingTruncation).mul(EmbeddingDeviation).MoveToOuterDisposeScope();
    }
}
