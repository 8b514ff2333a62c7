using TorchSharp;

namespace MlNetPlus.Torch.Tests;

[Collection(TorchCollection.Name)]
public sealed class ClassificationLossTests
{
    public ClassificationLossTests() => TorchNative.EnsureLoaded();

    // fastai's worked numbers: logits [2, 0, 0], label 0.
    [Theory]
    [InlineData(0, 0.239545)]
    [InlineData(0.1, 0.372878)]
    public void CrossEntropy_WorkedExample_IsFastais(double smoothing, double expected)
    {
        using var logits = torch.tensor([2f, 0, 0], [1, 3]);
        using var labels = torch.tensor([0L]);

        using var losses = ClassificationLoss.CrossEntropy(logits, labels, smoothing);

        Assert.Equal([1], losses.shape);
        Assert.Equal(expected, losses.ToDouble(), 1e-6);
    }

    [Fact]
    public void CrossEntropy_ClassWeights_MultiplyTheLabelsPartAlone()
    {
        using var logits = torch.tensor([2f, 0, 0], [1, 3]);
        using var labels = torch.tensor([0L]);
        using var weights = torch.tensor([3f, 1, 1]);

        using var losses = ClassificationLoss.CrossEntropy(logits, labels, 0.1, weights);

        // 0.9 · 3 · 0.239545 + 0.1 · (0.239545 + 2 · 2.239545)/3
        Assert.Equal((0.9 * 3 * 0.239545) + (0.1 * (0.239545 + (2 * 2.239545)) / 3), losses.ToDouble(), 1e-5);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    public void BinaryCrossEntropy_OneScore_EqualsTwoClasses(double smoothing)
    {
        using var scope = torch.NewDisposeScope();
        var scores = torch.tensor([1.5f, -0.3f, 0f]);
        var labels = torch.tensor([1f, 1, 0]);

        var one = ClassificationLoss.BinaryCrossEntropy(scores, labels, smoothing);
        var two = ClassificationLoss.CrossEntropy(torch.stack([torch.zeros_like(scores), scores], 1), labels.to(torch.int64), smoothing);

        Assert.Equal(two.data<float>().ToArray(), one.data<float>().ToArray(), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void BalancedWeights_TwoClasses_WeighTheSameTogether() =>
        Assert.Equal([4f / 6, 4f / 6, 4f / 6, 2f], ClassificationLoss.BalancedWeights([0, 0, 0, 1]));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.0)]
    [InlineData(double.NaN)]
    public void CrossEntropy_SmoothingOutOfRange_IsRefused(double smoothing)
    {
        using var logits = torch.zeros(1, 3);
        using var labels = torch.zeros(1, dtype: torch.ScalarType.Int64);

        Assert.Throws<ArgumentOutOfRangeException>(() => ClassificationLoss.CrossEntropy(logits, labels, smoothing));
    }
}
