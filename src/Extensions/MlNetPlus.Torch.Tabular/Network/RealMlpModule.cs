using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Tabular;

/// <summary>RealMLP-TD-S: a learnable factor for each input, then dense layers whose products are divided by the root of their inputs.</summary>
/// <remarks>
/// Holzmüller, Grinsztajn and Steinwart 2024, "Better by default: strong pre-tuned MLPs and boosted trees on tabular data". Weights and biases start
/// as standard normal numbers ("neural tangent" form), those of the last layer as zeros.
/// </remarks>
internal sealed class RealMlpModule : nn.Module<Tensor, Tensor>
{
    private readonly Activation _activation;

    public RealMlpModule(int inputs, IReadOnlyList<int> hiddenSizes, int outputs, Activation activation, Generator generator)
        : base(nameof(RealMlpModule))
    {
        _activation = activation;
        Scale = Register("scale", ones(inputs));
        var weights = new List<Parameter>();
        var biases = new List<Parameter>();
        foreach (var size in hiddenSizes)
        {
            weights.Add(Register($"weight{weights.Count}", randn([inputs, size], generator: generator)));
            biases.Add(Register($"bias{biases.Count}", randn([size], generator: generator)));
            inputs = size;
        }

        weights.Add(Register($"weight{weights.Count}", zeros(inputs, outputs)));
        biases.Add(Register($"bias{biases.Count}", zeros(outputs)));
        (Weights, Biases) = (weights, biases);
    }

    public Parameter Scale { get; }

    public IReadOnlyList<Parameter> Weights { get; }

    public IReadOnlyList<Parameter> Biases { get; }

    /// <param name="input">Shape (n, inputs).</param>
    /// <returns>Shape (n, outputs): scores before the softmax, or standardised values.</returns>
    public override Tensor forward(Tensor input)
    {
        var x = input * Scale;
        for (var layer = 0; layer < Weights.Count; layer++)
        {
            if (layer > 0)
                x = _activation == Activation.Selu ? nn.functional.selu(x) : nn.functional.mish(x);
            x = addmm(Biases[layer], x, Weights[layer], beta: 1, alpha: Factor(layer));
        }

        return x;
    }

    /// <summary>The layers as prediction has them: the inputs' factors and the root are inside the weights.</summary>
    public List<(double[] Weights, double[] Biases)> ToArrays()
    {
        var layers = new List<(double[] Weights, double[] Biases)>();
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        for (var layer = 0; layer < Weights.Count; layer++)
        {
            var weights = Weights[layer].to_type(ScalarType.Float64).mul(Factor(layer));
            if (layer == 0)
                weights = weights.mul(Scale.to_type(ScalarType.Float64).unsqueeze(1));
            layers.Add((Numbers(weights), Numbers(Biases[layer].to_type(ScalarType.Float64))));
        }

        return layers;
    }

    private static double[] Numbers(Tensor tensor) => tensor.cpu().contiguous().data<double>().ToArray();

    private float Factor(int layer) => (float)(1 / Math.Sqrt(Weights[layer].size(0)));

    private Parameter Register(string name, Tensor start)
    {
        var parameter = new Parameter(start);
        register_parameter(name, parameter);
        return parameter;
    }
}
