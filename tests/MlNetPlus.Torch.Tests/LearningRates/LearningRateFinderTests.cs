using TorchSharp;

namespace MlNetPlus.Torch.Tests;

[Collection(TorchCollection.Name)]
public sealed class LearningRateFinderTests
{
    [Fact]
    public void Find_Defaults_RaisesTheRateAsFastaiDoes()
    {
        using var problem = new SmallProblem();

        var curve = LearningRateFinder.Find(problem, new TrainingOptions { BatchSize = 16, LearningRateFinder = new() { StopOnDivergence = false } });

        Assert.Equal(100, curve.LearningRates.Count);
        Assert.Equal(1e-7, curve.LearningRates[0], 1e-20);
        Assert.Equal(8.317637711, curve.LearningRates[99], 1e-6);
        Assert.Equal("The search made all 100 iterations.", curve.EndReason);
        Assert.InRange(curve.Suggest()!.Value, 1e-7, 10);
        Assert.All(problem.Batches, batch => Assert.Equal(16, batch.Length)); // the rest of 4 rows is left out
    }

    [Fact]
    public void Find_AnyProblem_LeavesEverythingAsItWas()
    {
        using var problem = new SmallProblem(network: SmallProblem.WithBatchNorm);
        problem.Module.eval();
        var before = problem.State();
        var randomBefore = ProcessRandomState();

        LearningRateFinder.Find(problem);

        Assert.Equal(before, problem.State());
        Assert.Equal(randomBefore, ProcessRandomState());
        Assert.All(problem.Module.modules(), part => Assert.False(part.training));
        Assert.All(problem.Module.parameters(), parameter => Assert.Null(parameter.grad));
    }

    [Fact]
    public void Find_ProblemThrows_LeavesEverythingAsItWas()
    {
        using var problem = new SmallProblem();
        var before = problem.State();
        problem.BeforeStep = null;
        problem.LargestBatch = 15;

        Assert.Throws<InvalidOperationException>(() => LearningRateFinder.Find(problem, new TrainingOptions { BatchSize = 16 }));

        Assert.Equal(before, problem.State());
    }

    [Fact]
    public void Find_LossNotANumber_EndsThere()
    {
        using var problem = new SmallProblem { BadRow = 17 };

        var curve = LearningRateFinder.Find(problem, new TrainingOptions { BatchSize = 16 });

        Assert.InRange(curve.LearningRates.Count, 1, 7); // row 17 comes in the first epoch or, if it was left out, in the second
        Assert.True(double.IsNaN(curve.SmoothedLosses[^1]));
        Assert.Null(curve.Suggest());
        Assert.EndsWith("the loss is not a finite number.", curve.EndReason, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_Cancelled_ThrowsAndLeavesTheNetwork()
    {
        using var problem = new SmallProblem();
        var before = problem.State();

        Assert.Throws<OperationCanceledException>(() => LearningRateFinder.Find(problem, new TrainingOptions { CancellationToken = new CancellationToken(canceled: true) }));

        Assert.Equal(before, problem.State());
    }

    [Theory]
    [InlineData(new[] { 1.0, 0.5, 2.0 }, false)] // four times the lowest, and not above it
    [InlineData(new[] { 1.0, 0.5, 2.001 }, true)]
    [InlineData(new[] { -1.0, -2.0, -1.5 }, false)] // fastai would end here: 4 · -2 is below -1.5
    [InlineData(new[] { -1.0, -2.0, 4.1 }, true)]
    public void WhyEnd_Divergence_IsSafeForNegativeLosses(double[] losses, bool ends) =>
        Assert.Equal(ends, LearningRateFinder.WhyEnd(losses, new LearningRateFinderOptions()) is not null);

    [Fact]
    public void Fit_NoRateGiven_EqualsSearchThenFitWithItsSuggestion()
    {
        using var automatic = new SmallProblem(network: SmallProblem.WithDropout);
        using var byHand = new SmallProblem(network: SmallProblem.WithDropout);

        var history = TrainingLoop.Fit(automatic, new TrainingOptions { Epochs = 2, BatchSize = 16, Seed = 3 });
        var rate = LearningRateFinder.Find(byHand, new TrainingOptions { Epochs = 2, BatchSize = 16, Seed = 3 }).Suggest();
        TrainingLoop.Fit(byHand, new TrainingOptions { Epochs = 2, BatchSize = 16, Seed = 3, MaxLearningRate = rate });

        Assert.NotNull(history.LearningRateCurve);
        Assert.Equal(rate, history.MaxLearningRate);
        Assert.Equal(byHand.State(), automatic.State());
    }

    [Fact]
    public void Fit_SearchWithoutSuggestion_TakesTheFallbackAndSaysSo()
    {
        using var problem = new SmallProblem();

        var history = TrainingLoop.Fit(problem, new TrainingOptions { Epochs = 1, LearningRateFinder = new() { Iterations = 6 } });

        Assert.Equal(1e-3, history.MaxLearningRate);
        Assert.StartsWith("The learning-rate search gave no suggestion, so MaxLearningRate is 0.001. Valley needs 2 points", Assert.Single(history.Warnings), StringComparison.Ordinal);
    }

    private static byte[] ProcessRandomState()
    {
        using var state = torch.get_rng_state();
        return state.bytes.ToArray();
    }
}
