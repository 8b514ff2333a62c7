using TorchSharp;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Tabular.Tests;

/// <summary>The managed network gives what the torch module gives, whatever its weights are.</summary>
[Collection(TorchCollection.Name)]
public sealed class ExportTests
{
    private const int Rows = 9;
    private const int Outputs = 3;

    private static readonly int[] CategorySizes = [4, 10];

    public static MatrixTheoryData<TabularNetwork, bool> Cases => new(Enum.GetValues<TabularNetwork>(), [false, true]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Export_EachNetwork_ScoresAsItsModule(TabularNetwork network, bool isRegression)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        using var generator = new Generator(5, CPU);
        var options = new TabularNeuralNetworkOptions(network) { HiddenSizes = [13, 7], Members = 3 };
        var layout = new InputLayout(3, CategorySizes, [[-1, -0.5f, 0.25f, 1], [], [-2, 0, 2]]);
        using var module = NetworkPresets.Create(options, layout, rows: 100, Outputs, isRegression, generator, CPU);
        Disturb(module, generator);
        module.eval();
        var numbers = randn([Rows, 3], generator: generator);
        long[] codes = [.. Enumerable.Range(0, Rows).SelectMany(row => CategorySizes.Select(size => (long)(row % size)))];

        var expected = module.call(numbers, tensor(codes, [Rows, 2])); // (members, rows, outputs)
        var exported = module.Export();

        Assert.Equal(expected.size(0), exported.Members.Count);
        var values = numbers.data<float>().ToArray();
        for (var member = 0; member < exported.Members.Count; member++)
        {
            for (var row = 0; row < Rows; row++)
            {
                var got = Managed(exported, member, values.AsSpan(row * 3, 3), Array.ConvertAll(codes[(row * 2)..((row * 2) + 2)], code => (int)code));
                var wanted = expected[member][row].data<float>().ToArray();
                for (var output = 0; output < Outputs; output++)
                    Assert.Equal(wanted[output], got[output], 1e-5 * Math.Max(1, Math.Abs(wanted[output])));
            }
        }
    }

    private static void Disturb(nn.Module module, Generator generator)
    {
        foreach (var parameter in module.parameters())
            parameter.add_(rand(parameter.shape, generator: generator).mul(0.5));
        foreach (var (name, buffer) in module.named_buffers())
        {
            if (name.EndsWith("running_mean", StringComparison.Ordinal) || name.EndsWith("running_var", StringComparison.Ordinal))
                buffer.add_(rand(buffer.shape, generator: generator));
        }
    }

    private static float[] Managed(MemberNetworks networks, int member, ReadOnlySpan<float> numbers, int[] codes)
    {
        var (from, to) = (new float[networks.WidestLayer], new float[networks.WidestLayer]);
        networks.Encoder.Apply(numbers, codes, from);
        foreach (var layer in networks.Members[member])
        {
            layer.Apply(from, to);
            (from, to) = (to, from);
        }

        return from[..Outputs];
    }
}
