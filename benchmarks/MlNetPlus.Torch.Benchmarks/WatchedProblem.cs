using TorchSharp;

namespace MlNetPlus.Torch.Benchmarks;

/// <summary>A problem that says when a step starts.</summary>
internal sealed class WatchedProblem(ImagesProblem problem, Action stepStarting) : TrainingProblem
{
    public override torch.nn.Module Module => problem.Module;

    public override long RowCount => problem.RowCount;

    public override torch.Tensor Losses(ReadOnlySpan<long> rows) => problem.Losses(rows);

    public override void OnStepStarting(TrainingStep step) => stepStarting();
}
