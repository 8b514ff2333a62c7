using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Tabular;

/// <summary>
/// TabM-mini: members that share embeddings and hidden layers; each multiplies the features by numbers of its own and has its own last layer.
/// </summary>
/// <remarks>
/// A number x with bins [e, e') becomes x·w + b + Σ clamp((x − e)/(e' − e), 0, 1)·p, with w, b and p of <see cref="EmbeddingWidth"/> entries and p zero at first.
/// A member's numbers are drawn once a feature from the normal distribution and stand for all columns of its embedding.
/// </remarks>
internal sealed class TabMModule : TabularModule
{
    public const int EmbeddingWidth = 16;

    private readonly InputLayout _layout;
    private readonly int _members;
    private readonly double _dropout;
    private readonly int[] _embedded;
    private readonly int[] _plain;
    private readonly Tensor _embeddedIndex;
    private readonly Tensor _plainIndex;
    private readonly Tensor _lowerEdges; // (embedded, bins)
    private readonly Tensor _binFactors; // (embedded, bins), one over the width of a bin; 0 where there is none
    private readonly Parameter? _linear; // (embedded, 16)
    private readonly Parameter? _offset; // (embedded, 16)
    private readonly Parameter? _bins; // (embedded, bins, 16)
    private readonly CategoryEmbeddings _categories;
    private readonly Parameter _memberFactors; // (members, columns)
    private readonly List<Parameter> _weights = []; // (in, out)
    private readonly List<Parameter> _biases = [];
    private readonly Parameter _headWeights; // (members, width, outputs)
    private readonly Parameter _headBiases; // (members, outputs)

    public TabMModule(InputLayout layout, int members, IReadOnlyList<int> hiddenSizes, double dropout, int outputs, Generator generator, Device device)
        : base(nameof(TabMModule), device)
    {
        (_layout, _members, _dropout) = (layout, members, dropout);
        _embedded = [.. Enumerable.Range(0, layout.NumberCount).Where(slot => layout.Edges[slot].Length > 0)];
        _plain = [.. Enumerable.Range(0, layout.NumberCount).Where(slot => layout.Edges[slot].Length == 0)];
        (_embeddedIndex, _plainIndex) = (Index("embedded", _embedded), Index("plain", _plain));
        (_lowerEdges, _binFactors) = BinTensors();
        if (_embedded.Length > 0)
        {
            _linear = Own("numbers_weight", Uniform([_embedded.Length, EmbeddingWidth], 1, generator));
            _offset = Own("numbers_bias", Uniform([_embedded.Length, EmbeddingWidth], 1, generator));
            _bins = Own("numbers_bins", zeros(_embedded.Length, _lowerEdges.size(1), EmbeddingWidth));
        }

        _categories = new CategoryEmbeddings([.. layout.CategorySizes.Select((size, i) => Own($"embeds_{i}_weight", NormalTable(size, generator)))]);
        _memberFactors = Own("members", MemberFactors(generator));
        var inputs = (int)_memberFactors.size(1);
        for (var layer = 0; layer < hiddenSizes.Count; layer++)
        {
            var bound = 1 / Math.Sqrt(inputs);
            _weights.Add(Own($"layers_{layer}_weight", Uniform([inputs, hiddenSizes[layer]], bound, generator)));
            _biases.Add(Own($"layers_{layer}_bias", Uniform([hiddenSizes[layer]], bound, generator)));
            inputs = hiddenSizes[layer];
        }

        _headWeights = Own("head_weight", Uniform([members, inputs, outputs], 1 / Math.Sqrt(inputs), generator));
        _headBiases = Own("head_bias", Uniform([members, outputs], 1 / Math.Sqrt(inputs), generator));
    }

    public override double OperationsPerRow => (_members * _weights.Sum(weight => (double)weight.numel())) + _headWeights.numel();

    public override Tensor forward(Tensor numbers, Tensor codes)
    {
        var features = Features(numbers, codes); // (n, columns)
        var h = FirstLayer(features); // (n, members, width)
        for (var layer = 1; layer < _weights.Count; layer++)
            h = Activated(h.matmul(_weights[layer]).add_(_biases[layer]));
        return h.transpose(0, 1).bmm(_headWeights).add(_headBiases.unsqueeze(1)); // (members, n, outputs)
    }

    public override IReadOnlyList<ParameterGroup> Groups()
    {
        Parameter[] numbers = _bins is null ? [] : [_linear!, _bins];
        Parameter[] offsets = _offset is null ? [] : [_offset];
        return
        [
            new ParameterGroup("weights", [.. numbers, .. _categories.Tables, _memberFactors, .. _weights, _headWeights]),
            new ParameterGroup("biases", [.. offsets, .. _biases, _headBiases], weightDecay: false),
        ];
    }

    public override MemberNetworks Export()
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        var shared = new List<DenseLayer>();
        for (var layer = 1; layer < _weights.Count; layer++)
            shared.Add(new DenseLayer(Singles(_weights[layer]), Singles(_biases[layer]), Activation.Relu));

        var first = _memberFactors.to_type(ScalarType.Float64).unsqueeze(2).mul(_weights[0].to_type(ScalarType.Float64)); // (members, columns, width)
        var bias = Singles(_biases[0]);
        return new MemberNetworks(Encoder(), [.. Enumerable.Range(0, _members).Select(member => (IReadOnlyList<DenseLayer>)
        [
            new DenseLayer(Singles(first[member]), bias, Activation.Relu),
            .. shared,
            new DenseLayer(Singles(_headWeights[member]), Singles(_headBiases[member]), Activation.None),
        ])]);
    }

    private Tensor Features(Tensor numbers, Tensor codes)
    {
        var parts = new List<Tensor>();
        if (_bins is not null)
        {
            var x = numbers.index_select(1, _embeddedIndex).unsqueeze(2); // (n, embedded, 1)
            var filled = x.sub(_lowerEdges).mul_(_binFactors).clamp_(0, 1); // (n, embedded, bins)
            var vectors = filled.transpose(0, 1).bmm(_bins).transpose(0, 1).add(x * _linear!).add(_offset!); // (n, embedded, 16)
            parts.Add(vectors.flatten(1));
        }

        if (_plain.Length > 0)
            parts.Add(numbers.index_select(1, _plainIndex));
        _categories.AppendTo(parts, codes);
        return parts.Count == 1 ? parts[0] : cat(parts, 1);
    }

    /// <summary>One product for all members, their factors inside the weights: the features need not be copied for each member.</summary>
    private Tensor FirstLayer(Tensor features)
    {
        var weights = (_memberFactors.unsqueeze(2) * _weights[0]).transpose(0, 1).reshape(features.size(1), -1); // (columns, members · width)
        return Activated(features.mm(weights).view(features.size(0), _members, -1) + _biases[0]);
    }

    private Tensor Activated(Tensor h) => Dropped(h.relu_(), _dropout);

    private InputEncoder Encoder()
    {
        var pieces = new List<InputPiece>();
        for (var i = 0; i < _embedded.Length; i++)
        {
            using var scope = NewDisposeScope();
            var edges = _layout.Edges[_embedded[i]];
            var steps = _bins![i].narrow(0, 0, edges.Length - 1).to_type(ScalarType.Float64).cumsum(0);
            var knots = cat([zeros([1, EmbeddingWidth], ScalarType.Float64), steps.cpu()]).add(_offset![i].to_type(ScalarType.Float64).cpu());
            pieces.Add(InputPiece.Piecewise(_embedded[i], edges, Singles(knots), Singles(_linear![i])));
        }

        pieces.AddRange(_plain.Select(InputPiece.Copy));
        pieces.AddRange(_categories.Tables.Select((table, i) => InputPiece.Lookup(i, Singles(table), (int)table.size(1))));
        return new InputEncoder(pieces);
    }

    private Tensor MemberFactors(Generator generator)
    {
        using var scope = NewDisposeScope();
        List<int> widths = [.. _embedded.Select(_ => EmbeddingWidth), .. _plain.Select(_ => 1), .. _layout.CategorySizes.Select(InputLayout.EmbeddingWidth)];
        var columns = widths.SelectMany((width, feature) => Enumerable.Repeat((long)feature, width)).ToArray();
        var draws = randn([_members, widths.Count], generator: generator);
        return draws.index_select(1, tensor(columns)).MoveToOuterDisposeScope();
    }

    private (Tensor LowerEdges, Tensor Factors) BinTensors()
    {
        var most = _embedded.Length == 0 ? 0 : _embedded.Max(slot => _layout.Edges[slot].Length - 1);
        var (lower, factors) = (new float[_embedded.Length * most], new float[_embedded.Length * most]);
        for (var i = 0; i < _embedded.Length; i++)
        {
            var edges = _layout.Edges[_embedded[i]];
            for (var bin = 0; bin < edges.Length - 1; bin++)
            {
                lower[(i * most) + bin] = edges[bin];
                factors[(i * most) + bin] = 1 / (edges[bin + 1] - edges[bin]);
            }
        }

        return (OwnBuffer("lower_edges", tensor(lower, [_embedded.Length, most])), OwnBuffer("bin_factors", tensor(factors, [_embedded.Length, most])));
    }

    private Tensor Index(string name, int[] slots) => OwnBuffer(name + "_slots", tensor(Array.ConvertAll(slots, slot => (long)slot)));
}
