using TorchSharp;
using TorchSharp.Modules;

namespace MlNetPlus.Torch.Tests;

/// <summary>The example of docs/torch/training.md.</summary>
[Collection(TorchCollection.Name)]
public sealed class DocumentedExampleTests
{
    [Fact]
    public void Fit_ALine_FindsIt()
    {
        TorchNative.EnsureLoaded();
        using var inputs = torch.linspace(-1, 1, 200).unsqueeze(1); // (200, 1)
        using var targets = (3 * inputs) + 1;
        var problem = new LineProblem(inputs, targets);

        TrainingHistory history = TrainingLoop.Fit(problem, new TrainingOptions
        {
            Epochs = 30,
            BatchSize = 16,
            MaxLearningRate = 0.1, // leave it out to search for one
            Seed = 1,
        });

        Assert.Equal(30, history.Epochs.Count);
        Assert.InRange(problem.Slope, 2.9, 3.05); // weight decay holds it a little below 3
        problem.Module.Dispose();
    }

    private sealed class LineProblem(torch.Tensor inputs, torch.Tensor targets) : TrainingProblem
    {
        private readonly Linear _line = torch.nn.Linear(1, 1);

        public override torch.nn.Module Module => _line;

        public override long RowCount => inputs.size(0);

        public double Slope => _line.weight!.ToDouble();

        public override torch.Tensor Losses(ReadOnlySpan<long> rows)
        {
            var index = torch.tensor(rows.ToArray());
            return (_line.call(inputs[index]) - targets[index]).pow(2).squeeze(1); // one loss a row, not averaged
        }
    }
}
