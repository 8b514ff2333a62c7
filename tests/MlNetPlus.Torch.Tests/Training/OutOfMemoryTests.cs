using TorchSharp;

namespace MlNetPlus.Torch.Tests;

[Collection(TorchCollection.Name)]
public sealed class OutOfMemoryTests
{
    [Fact]
    public void Fit_AutomaticBatch_HalvesAndEndsWithTheSameWeights()
    {
        using var plenty = new SmallProblem(rows: 200);
        using var scarce = new SmallProblem(rows: 200) { LargestBatch = 20 };
        var options = new TrainingOptions { Epochs = 3, MaxLearningRate = 0.02, Device = "cpu" };

        var expected = TrainingLoop.Fit(plenty, options);
        var history = TrainingLoop.Fit(scarce, options);

        Assert.Equal((64, 1), (expected.BatchSize, expected.AccumulateBatches));
        Assert.Equal((16, 4), (history.BatchSize, history.AccumulateBatches));
        Assert.Equal(expected.Steps, history.Steps);
        Assert.Equal(plenty.State(), scarce.State(), (a, b) => Math.Abs(a - b) < 1e-5);
        Assert.Equal(
            [
                "The device 'cpu' ran out of memory. Going on with batches of 32 rows, 2 to an optimizer step.",
                "The device 'cpu' ran out of memory. Going on with batches of 16 rows, 4 to an optimizer step.",
            ],
            history.Warnings);
    }

    [Fact]
    public void Fit_AutomaticBatchInTheSearch_HalvesThereToo()
    {
        using var problem = new SmallProblem(rows: 200) { LargestBatch = 40 };

        var history = TrainingLoop.Fit(problem, new TrainingOptions { Epochs = 1, Device = "cpu" });

        Assert.Equal(TrainingStop.Completed, history.Stop);
        Assert.Single(history.Warnings); // once, though the search and the training both said it
    }

    [Fact]
    public void Fit_GivenBatch_IsRefusedWithTheRemedy()
    {
        using var problem = new SmallProblem(rows: 200) { LargestBatch = 20 };

        var exception = Assert.Throws<InvalidOperationException>(() => TrainingLoop.Fit(problem, new TrainingOptions { BatchSize = 32, MaxLearningRate = 0.01, Device = "cpu" }));

        Assert.Equal(
            "The device 'cpu' is out of memory with a batch of 32 rows. Set BatchSize to null, or lower, and AccumulateBatches higher.",
            exception.Message);
    }

    [Fact]
    public void Fit_NotEvenOneRowFits_IsRefused()
    {
        using var problem = new SmallProblem { LargestBatch = 0 };

        var exception = Assert.Throws<InvalidOperationException>(() => TrainingLoop.Fit(problem, new TrainingOptions { MaxLearningRate = 0.01, Device = "cpu" }));

        Assert.Equal("The device 'cpu' is out of memory with a batch of 1 rows. Take a smaller network or smaller inputs.", exception.Message);
    }

    [Fact]
    public void Fit_AllocatorRefuses_HalvesToo()
    {
        // Not the words of a test: torch's own exception, for 2^50 bytes.
        using var problem = new SmallProblem(rows: 64) { BeforeLosses = rows => { if (rows > 16) torch.empty(1L << 50, dtype: torch.ScalarType.Byte).Dispose(); } };

        var history = TrainingLoop.Fit(problem, new TrainingOptions { Epochs = 1, MaxLearningRate = 0.01, Device = "cpu" });

        Assert.Equal((TrainingStop.Completed, 16, 4), (history.Stop, history.BatchSize, history.AccumulateBatches));
    }

    [Fact]
    public void Fit_NoMemoryForTheOptimizer_IsRefusedAndNotTriedAgain()
    {
        using var problem = new SmallProblem();
        using var scope = torch.NewDisposeScope();
        var vast = new TorchSharp.Modules.Parameter(torch.zeros(1).expand(1L << 46)); // one number, repeated
        problem.Groups = [.. ParameterGroup.Of(problem.Module), new ParameterGroup("vast", [vast])];
        problem.BeforeLosses = _ => vast.grad = torch.zeros(1).expand(1L << 46);

        var exception = Assert.Throws<InvalidOperationException>(() => TrainingLoop.Fit(problem, new TrainingOptions { MaxLearningRate = 0.01, Device = "cpu" }));

        Assert.StartsWith("The device 'cpu' is out of memory for the optimizer, which keeps two numbers for each weight", exception.Message, StringComparison.Ordinal);
        Assert.Single(problem.Batches);
    }

    [Theory]
    [InlineData("CUDA out of memory. Tried to allocate 20.00 MiB", true)]
    [InlineData("[enforce fail at alloc_cpu.cpp:117] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to allocate 4000 bytes.", true)]
    [InlineData("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`", true)]
    [InlineData("mat1 and mat2 shapes cannot be multiplied", false)]
    public void Is_TorchsMessages_AreToldApart(string message, bool expected) =>
        Assert.Equal(expected, OutOfDeviceMemory.Is(new NativeFaultException(message)));
}
