using TorchSharp;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision.Tests;

[Collection(TorchCollection.Name)]
public sealed class BatchMixingTests
{
    [Fact]
    public void MixUp_Batch_IsTheSharesOfBothPictures()
    {
        using var scope = NewDisposeScope();
        var images = rand(32, 3, 5, 4);

        using var mixed = BatchMixing.MixUp(images, 0.4, new Generator(1, CPU));

        var shares = mixed.Shares.reshape(-1, 1, 1, 1);
        Assert.True(mixed.Images.allclose((images * shares) + (images.index_select(0, mixed.Partners) * (1 - shares)), atol: 1e-6));
        Assert.Equal(Enumerable.Range(0, 32).Select(i => (long)i), mixed.Partners.data<long>().ToArray().Order());
        Assert.True((mixed.Shares >= 0.5).all().item<bool>() && (mixed.Shares <= 1).all().item<bool>());
    }

    // max(b, 1 - b) for b ~ Beta(0.4, 0.4): mean 0.8397576 and variance 0.0234537, integrated numerically with SciPy.
    [Fact]
    public void MixUp_Shares_AreSpreadAsFastais()
    {
        using var scope = NewDisposeScope();

        using var mixed = BatchMixing.MixUp(zeros(20_000, 1, 1, 1), 0.4, new Generator(1, CPU));

        Assert.Equal(0.8397576, mixed.Shares.mean().item<float>(), 0.005);
        Assert.Equal(0.0234537, mixed.Shares.var().item<float>(), 0.002);
    }

    [Fact]
    public void CutMix_Batch_PastesOneBoxAndCountsItsArea()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(2, CPU);
        for (var round = 0; round < 50; round++)
        {
            var images = rand(8, 2, 12, 10);

            using var mixed = BatchMixing.CutMix(images, 1, generator);

            var pasted = (mixed.Images == images.index_select(0, mixed.Partners)).logical_and(mixed.Images != images).any(1);
            var moved = mixed.Partners != arange(8);
            var kept = (mixed.Images == images).all(1);
            Assert.True(pasted.logical_or(kept).all().item<bool>());
            var area = pasted.sum([1, 2]).masked_select(moved);
            var expected = Math.Round((1 - mixed.Shares[0].item<float>()) * 120);
            Assert.All(area.data<long>().ToArray(), count => Assert.Equal(expected, count));
            Assert.Equal(mixed.Shares[0].item<float>(), mixed.Shares[7].item<float>());
        }
    }

    [Fact]
    public void Losses_Rows_AreMixedByTheirShares()
    {
        using var scope = NewDisposeScope();
        using var mixed = BatchMixing.MixUp(rand(6, 1, 2, 2), 0.4, new Generator(1, CPU));
        var scores = randn(6, 3, requires_grad: true);
        var labels = tensor(new long[] { 0, 1, 2, 0, 1, 2 });

        var losses = mixed.Losses(labels, target => nn.functional.cross_entropy(scores, target, reduction: nn.Reduction.None));
        losses.sum().backward();

        var own = nn.functional.cross_entropy(scores, labels, reduction: nn.Reduction.None);
        var partner = nn.functional.cross_entropy(scores, labels.index_select(0, mixed.Partners), reduction: nn.Reduction.None);
        Assert.True(losses.allclose((own * mixed.Shares) + (partner * (1 - mixed.Shares)), atol: 1e-6));
        Assert.NotNull(scores.grad);
    }

    [Fact]
    public void MixUpAndCutMix_SameSeed_GiveTheSame()
    {
        using var scope = NewDisposeScope();
        var images = rand(8, 1, 8, 8);

        Assert.True(BatchMixing.MixUp(images, 0.4, new Generator(1, CPU)).Images.equal(BatchMixing.MixUp(images, 0.4, new Generator(1, CPU)).Images).all().item<bool>());
        Assert.True(BatchMixing.CutMix(images, 1, new Generator(1, CPU)).Images.equal(BatchMixing.CutMix(images, 1, new Generator(1, CPU)).Images).all().item<bool>());
    }

    [Fact]
    public void MixUpAndCutMix_Disposed_LeaveNoTensor()
    {
        using var images = rand(4, 1, 8, 8);
        using var generator = new Generator(1, CPU);
        BatchMixing.MixUp(images, 0.4, generator).Dispose();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        BatchMixing.MixUp(images, 0.4, generator).Dispose();
        BatchMixing.CutMix(images, 1, generator).Dispose();

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(double.NaN)]
    public void MixUp_AlphaThatIsNone_Throws(double alpha)
    {
        using var images = rand(4, 1, 8, 8);
        using var generator = new Generator(1, CPU);

        Assert.StartsWith("Expected a finite number of more than 0.", Assert.Throws<ArgumentOutOfRangeException>(() => BatchMixing.MixUp(images, alpha, generator)).Message, StringComparison.Ordinal);
    }
}
