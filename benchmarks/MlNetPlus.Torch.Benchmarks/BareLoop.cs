using TorchSharp;

namespace MlNetPlus.Torch.Benchmarks;

/// <summary>The loop that one writes with TorchSharp alone: shuffle, batches, AdamW, the mean loss.</summary>
internal static class BareLoop
{
    public static double Fit(ImagesProblem problem, int epochs, double learningRate)
    {
        var loss = 0.0;
        using var optimizer = torch.optim.AdamW(problem.Network.parameters(), learningRate);
        problem.Network.train();
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            using var order = torch.randperm(problem.RowCount, dtype: torch.ScalarType.Int64); // (n)
            for (long start = 0; start < problem.RowCount; start += Workload.StepRows)
            {
                using var scope = torch.NewDisposeScope();
                var rows = order.narrow(0, start, Math.Min(Workload.StepRows, problem.RowCount - start)); // (b)
                optimizer.zero_grad();
                var output = torch.nn.functional.cross_entropy(problem.Network.call(problem.Images.index_select(0, rows)), problem.Labels.index_select(0, rows));
                output.backward();
                optimizer.step();
                loss += output.ToDouble();
            }
        }

        return loss;
    }
}
