using TorchSharp;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Tabular.Tests;

[Collection(TorchCollection.Name)]
public sealed class FastAiModuleTests
{
    private const long IndexFactor = 1000003;

    /// <summary>The state of fastai 2.8's TabularModel in its order, with underscores for the dots that our names have not. The counters hold a place and stay 0.</summary>
    private static readonly string[] StateOrder =
    [
        "embeds_0_weight", "embeds_1_weight",
        "bn_cont.weight", "bn_cont.bias", "bn_cont.running_mean", "bn_cont.running_var", "bn_cont.num_batches_tracked",
        "layers_0_0_weight", "layers_0_2.weight", "layers_0_2.bias", "layers_0_2.running_mean", "layers_0_2.running_var", "layers_0_2.num_batches_tracked",
        "layers_1_0_weight", "layers_1_2.weight", "layers_1_2.bias", "layers_1_2.running_mean", "layers_1_2.running_var", "layers_1_2.num_batches_tracked",
        "layers_2_0_weight", "layers_2_0_bias",
    ];

    /// <summary>fastai's TabularModel([(4, 3), (10, 6)], 2, 2, [200, 100]) in evaluation, its state filled by the same hash.</summary>
    [Fact]
    public void Forward_FilledState_GivesWhatFastAiGives()
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        using var generator = new Generator(0, CPU);
        using var module = new FastAiModule(new InputLayout(2, [4, 10], [[], []]), [200, 100], 0, 2, generator, CPU);
        var state = module.state_dict();
        for (var index = 0; index < StateOrder.Length; index++)
            Fill(StateOrder[index], state[StateOrder[index]], index);
        module.eval();

        var scores = module.call(tensor(new[] { 0.5f, -1, 2, 0.25f }, [2, 2]), tensor(new long[] { 1, 2, 3, 9 }, [2, 2]));

        Assert.Equal(StateOrder.Order(StringComparer.Ordinal), state.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(23078, module.parameters().Sum(parameter => parameter.numel()));
        float[] expected = [0.300196f, -0.119161f, -0.211721f, 0.404816f];
        Assert.All(expected.Zip(scores.data<float>().ToArray()), pair => Assert.Equal(pair.First, pair.Second, 2e-6f));
    }

    [Fact]
    public void Uniform_FirstElements_AreThoseOfTheReference() =>
        Assert.Equal([-0.09165092, 0.31669816, -0.17208994, 0.34958451], Enumerable.Range(0, 4).Select(index => Math.Round(Uniform(index, 0), 8)));

    private static void Fill(string name, Tensor target, int index)
    {
        if (name.EndsWith("num_batches_tracked", StringComparison.Ordinal))
            return;
        var count = (int)target.numel();
        double Value(double u) => name switch
        {
            _ when name.EndsWith("running_var", StringComparison.Ordinal) => 1 + (0.5 * u),
            _ when target.dim() >= 2 => u * Math.Sqrt(24.0 / (count / (double)target.size(0))),
            _ when name.EndsWith("weight", StringComparison.Ordinal) => 1 + (0.2 * u),
            _ => 0.1 * u,
        };
        var values = Enumerable.Range(0, count).Select(element => (float)Value(Uniform(element, index))).ToArray();
        target.copy_(tensor(values, target.shape));
    }

    private static double Uniform(int element, int index)
    {
        var key = unchecked((uint)(element + 1 + (IndexFactor * index)));
        key ^= key >> 16;
        key = unchecked(key * 0x7feb352d);
        key ^= key >> 15;
        key = unchecked(key * 0x846ca68b);
        key ^= key >> 16;
        return (key / 4294967296.0) - 0.5;
    }
}
