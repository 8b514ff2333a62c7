using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MlNetPlus.Torch.Tabular;

/// <summary>activation(x·W + b) in managed code, for prediction. Immutable.</summary>
/// <remarks>
/// A row's sums are taken in the same order whether it comes alone or with others, so a row scored alone and in a batch gets the same bits; a library's
/// matrix product does not promise that. Four rows share each read of the weights.
/// </remarks>
internal sealed class DenseLayer
{
    public const int RowsAtOnce = 4;

    private const int Lanes = 8; // of Vector256<float>
    private const float SeluScale = 1.0507009873554805f;
    private const float SeluAlpha = 1.6732632423543772f;
    private const float SoftplusIsIdentityFrom = 20;

    private readonly float[] _weights; // (inputs, outputs), row after row
    private readonly float[] _biases;
    private readonly float[] _packed; // (blocks of 8 outputs, inputs, 8), zeros behind the last output
    private readonly float[] _packedBiases;
    private readonly Activation _activation;

    public DenseLayer(float[] weights, float[] biases, Activation activation)
    {
        _weights = weights;
        _biases = biases;
        _activation = activation;
        Outputs = biases.Length;
        Inputs = weights.Length / biases.Length;
        StoredOutputs = (Outputs + Lanes - 1) / Lanes * Lanes;
        _packedBiases = new float[StoredOutputs];
        biases.CopyTo(_packedBiases, 0);
        _packed = new float[StoredOutputs * Inputs];
        for (var input = 0; input < Inputs; input++)
        {
            for (var output = 0; output < Outputs; output++)
                _packed[(((output / Lanes * Inputs) + input) * Lanes) + (output % Lanes)] = weights[(input * Outputs) + output];
        }
    }

    public int Inputs { get; }

    public int Outputs { get; }

    /// <summary><see cref="Outputs"/> rounded up to whole vectors: the room that a row of outputs takes.</summary>
    public int StoredOutputs { get; }

    public Activation Activation => _activation;

    /// <summary>Of shape (inputs, outputs), row after row.</summary>
    public float[] Weights => _weights;

    public float[] Biases => _biases;

    /// <summary>Computes one row.</summary>
    /// <param name="x">At least <see cref="Inputs"/> numbers.</param>
    /// <param name="y">Takes <see cref="StoredOutputs"/> numbers.</param>
    public void Apply(ReadOnlySpan<float> x, Span<float> y)
    {
        for (var block = 0; block < StoredOutputs; block += Lanes)
        {
            var weights = Block(block);
            var sum = Bias(block);
            for (var i = 0; i < weights.Length; i++)
                sum += weights[i] * x[i];
            sum.CopyTo(y[block..]);
        }

        Activate(y[..Outputs]);
    }

    /// <summary>Computes four rows.</summary>
    /// <param name="x">Rows, each <paramref name="stride"/> after the one before.</param>
    /// <param name="y">Takes rows of <see cref="StoredOutputs"/> numbers, each <paramref name="stride"/> after the one before.</param>
    /// <param name="stride">The distance of two rows.</param>
    public void ApplyFour(ReadOnlySpan<float> x, Span<float> y, int stride)
    {
        var x0 = x[..Inputs];
        var x1 = x.Slice(stride, Inputs);
        var x2 = x.Slice(2 * stride, Inputs);
        var x3 = x.Slice(3 * stride, Inputs);
        for (var block = 0; block < StoredOutputs; block += Lanes)
        {
            var weights = Block(block);
            var (sum0, sum1, sum2, sum3) = (Bias(block), Bias(block), Bias(block), Bias(block));
            for (var i = 0; i < weights.Length; i++)
            {
                sum0 += weights[i] * x0[i];
                sum1 += weights[i] * x1[i];
                sum2 += weights[i] * x2[i];
                sum3 += weights[i] * x3[i];
            }

            sum0.CopyTo(y[block..]);
            sum1.CopyTo(y[(stride + block)..]);
            sum2.CopyTo(y[((2 * stride) + block)..]);
            sum3.CopyTo(y[((3 * stride) + block)..]);
        }

        for (var row = 0; row < RowsAtOnce; row++)
            Activate(y.Slice(row * stride, Outputs));
    }

    private ReadOnlySpan<Vector256<float>> Block(int firstOutput) =>
        MemoryMarshal.Cast<float, Vector256<float>>(_packed.AsSpan(firstOutput * Inputs, Lanes * Inputs));

    private Vector256<float> Bias(int firstOutput) => Vector256.Create(_packedBiases.AsSpan(firstOutput, Lanes));

    private void Activate(Span<float> values)
    {
        if (_activation == Activation.Selu)
        {
            foreach (ref var value in values)
                value = SeluScale * (value > 0 ? value : SeluAlpha * (MathF.Exp(value) - 1));
        }
        else if (_activation == Activation.Relu)
        {
            foreach (ref var value in values)
                value = MathF.Max(value, 0);
        }
        else if (_activation == Activation.Mish)
        {
            foreach (ref var value in values)
                value *= MathF.Tanh(value > SoftplusIsIdentityFrom ? value : MathF.Log(1 + MathF.Exp(value)));
        }
    }
}
