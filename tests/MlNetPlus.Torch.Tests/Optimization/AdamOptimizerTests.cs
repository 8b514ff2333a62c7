using TorchSharp;
using TorchSharp.Modules;

namespace MlNetPlus.Torch.Tests;

[Collection(TorchCollection.Name)]
public sealed class AdamOptimizerTests
{
    public AdamOptimizerTests() => TorchNative.EnsureLoaded();

    [Fact]
    public void Step_WorkedExample_IsFastais()
    {
        using var parameter = One();
        using var optimizer = new AdamOptimizer([new ParameterGroup("all", [parameter])]);

        var values = Steps(optimizer, parameter, [(0.5, null), (-0.2, null), (0.3, null)]);

        Assert.Equal([0.899002, 0.863487, 0.808077], values, (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void Step_MomentumChanges_UsesTheMomentumOfTheMoment()
    {
        using var parameter = One();
        using var optimizer = new AdamOptimizer([new ParameterGroup("all", [parameter])]);

        var values = Steps(optimizer, parameter, [(0.5, 0.95), (-0.2, 0.90)]);

        Assert.Equal([0.899002, 0.894641], values, (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Step_PyTorchsSettings_EqualsPyTorch(bool decoupled)
    {
        using var ours = One();
        using var theirs = One();
        var options = new AdamOptions { SquaredMomentum = 0.999, Epsilon = 1e-8, DecoupledWeightDecay = decoupled };
        using var optimizer = new AdamOptimizer([new ParameterGroup("all", [ours])], options);
        using torch.optim.Optimizer reference = decoupled
            ? torch.optim.AdamW([theirs], 0.1, weight_decay: 0.01)
            : torch.optim.Adam([theirs], 0.1, weight_decay: 0.01);

        foreach (var gradient in new[] { 0.5, -0.2, 0.3 })
        {
            SetGradient(ours, gradient);
            SetGradient(theirs, gradient);
            optimizer.Step(0.1, 0.01);
            reference.step();

            Assert.Equal(theirs.ToDouble(), ours.ToDouble(), 1e-6);
        }
    }

    [Fact]
    public void Step_NoGradientYet_LeavesTheParameterAlone()
    {
        using var parameter = One();
        using var optimizer = new AdamOptimizer([new ParameterGroup("all", [parameter])]);

        optimizer.Step(0.1, 0.5);

        Assert.Equal(1, parameter.ToDouble());
    }

    [Fact]
    public void Step_Frozen_LeavesTheParameterAlone()
    {
        using var parameter = One();
        using var optimizer = new AdamOptimizer([new ParameterGroup("all", [parameter])]);
        SetGradient(parameter, 1);
        parameter.requires_grad = false;

        optimizer.Step(0.1, 0.5);

        Assert.Equal(1, parameter.ToDouble());
    }

    [Fact]
    public void Step_ExemptGroup_DoesNotDecay()
    {
        using var exempt = One();
        using var optimizer = new AdamOptimizer([new ParameterGroup("all", [exempt], weightDecay: false)]);
        SetGradient(exempt, 0);

        optimizer.Step(0.1, 0.5);

        Assert.Equal(1, exempt.ToDouble());
    }

    [Fact]
    public void Step_GroupWithFactor_MovesThatMuchMore()
    {
        using var slow = One();
        using var fast = One();
        using var optimizer = new AdamOptimizer([new ParameterGroup("slow", [slow], 0.1), new ParameterGroup("fast", [fast], 6)]);
        SetGradient(slow, 1);
        SetGradient(fast, 1);

        optimizer.Step(0.01);

        Assert.Equal(60, (1 - fast.ToDouble()) / (1 - slow.ToDouble()), 0.05);
    }

    [Fact]
    public void ZeroGradients_AfterAGradient_MakesItZeroAndLeavesOthersNull()
    {
        using var seen = One();
        using var unseen = One();
        using var optimizer = new AdamOptimizer([new ParameterGroup("all", [seen, unseen])]);
        SetGradient(seen, 1);

        optimizer.ZeroGradients();

        using var gradient = seen.grad;
        Assert.Equal(0, gradient!.ToDouble());
        Assert.Null(unseen.grad);
    }

    [Fact]
    public void Constructor_ParameterTwice_IsRefused()
    {
        using var parameter = One();

        var exception = Assert.Throws<ArgumentException>(() => new AdamOptimizer([new ParameterGroup("body", [parameter]), new ParameterGroup("head", [parameter])]));

        Assert.StartsWith("Parameter group 'head' has a parameter that is there already", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_SettingsOutOfRange_AreRefused() =>
        Assert.Throws<ArgumentException>(() => new AdamOptimizer([], new AdamOptions { Momentum = 1 }));

    private static Parameter One() => torch.nn.Parameter(torch.ones(1));

    private static void SetGradient(Parameter parameter, double value)
    {
        using var gradient = torch.full([1], value, dtype: torch.float32);
        parameter.grad = gradient;
    }

    private static List<double> Steps(AdamOptimizer optimizer, Parameter parameter, (double Gradient, double? Momentum)[] steps)
    {
        var values = new List<double>();
        foreach (var (gradient, momentum) in steps)
        {
            SetGradient(parameter, gradient);
            optimizer.Step(0.1, 0.01, momentum);
            values.Add(parameter.ToDouble());
        }

        return values;
    }
}
