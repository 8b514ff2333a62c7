using TorchSharp;
using static TorchSharp.torch.nn;

namespace MlNetPlus.Torch.Tests;

[Collection(TorchCollection.Name)]
public sealed class ParameterGroupTests
{
    public ParameterGroupTests() => TorchNative.EnsureLoaded();

    [Fact]
    public void Of_Network_ExemptsBiasesAndNormalization()
    {
        using var network = Sequential(Linear(3, 4), BatchNorm1d(4), LayerNorm([4]), GroupNorm(2, 4), Linear(4, 1, hasBias: false));
        using var table = Embedding(5, 4);

        var groups = ParameterGroup.Of(network, "body", 0.1);

        Assert.Equal(["body", "body (no decay)"], groups.Select(group => group.Name));
        Assert.Equal([[4, 3], [1, 4]], groups[0].Parameters.Select(p => p.shape));
        Assert.Equal(7, groups[1].Parameters.Count);
        Assert.Equal([true, false], groups.Select(group => group.WeightDecay));
        Assert.All(groups, group => Assert.Equal(0.1, group.LearningRateFactor));
        Assert.True(Assert.Single(ParameterGroup.Of(table)).WeightDecay);
    }

    [Fact]
    public void Of_NoParameters_GivesNone()
    {
        using var network = ReLU();

        Assert.Empty(ParameterGroup.Of(network));
    }

    // fastai: slice(1e-5, 1e-3) over three groups is 1e-5, 1e-4, 1e-3.
    [Fact]
    public void GeometricFactors_ThreeGroups_AreFastaisSlice() =>
        Assert.Equal([0.01, 0.1, 1], ParameterGroup.GeometricFactors(1e-5 / 1e-3, 3), (a, b) => Math.Abs(a - b) < 1e-12);

    [Fact]
    public void GeometricFactors_OneGroup_IsOne() => Assert.Equal([1.0], ParameterGroup.GeometricFactors(0.01, 1));

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Constructor_FactorOutOfRange_IsRefused(double factor) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ParameterGroup("all", [], factor));

    [Fact]
    public void Freeze_Part_LeavesNormalizationTrainable()
    {
        using var network = Sequential(Linear(3, 4), BatchNorm1d(4), Linear(4, 1));

        LayerFreezing.Freeze(network);
        var trainable = network.named_parameters().Where(p => p.parameter.requires_grad).Select(p => p.name).ToArray();
        LayerFreezing.Freeze(network, trainNormalization: false);
        var none = network.parameters().Any(p => p.requires_grad);
        LayerFreezing.Unfreeze(network);

        Assert.Equal(["1.weight", "1.bias"], trainable);
        Assert.False(none);
        Assert.All(network.parameters(), parameter => Assert.True(parameter.requires_grad));
    }

    [Fact]
    public void Freeze_PartOfATrainedNetwork_KeepsItsWeights()
    {
        using var problem = new SmallProblem();
        var body = problem.Module.children().First();
        LayerFreezing.Freeze(body);
        var before = problem.State();

        TrainingLoop.Fit(problem, new TrainingOptions { Epochs = 2, MaxLearningRate = 0.01 });

        var after = problem.State();
        Assert.Equal(before[..40], after[..40]); // 8 × 4 weights and 8 biases
        Assert.NotEqual(before[40..], after[40..]);
    }
}
