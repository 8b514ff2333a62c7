using TorchSharp;

namespace MlNetPlus.Torch.Vision.Benchmarks;

/// <summary>The training that one writes with TorchSharp alone, on pictures that are decoded and normalized already.</summary>
internal sealed class BareLoop : IDisposable
{
    private readonly torch.Tensor _images; // (n, 1, 28, 28)
    private readonly torch.Tensor _labels; // (n)
    private readonly torch.Tensor _testImages;
    private readonly torch.Tensor _testLabels;

    public BareLoop()
    {
        (_images, _labels) = Tensors("train");
        (_testImages, _testLabels) = Tensors("test");
    }

    /// <summary>Trains a network and returns it. The caller disposes it.</summary>
    public VisionBackbone Fit(int seed, long? firstRows = null)
    {
        var network = VisionModels.Create(new VisionModelOptions { Name = FashionTraining.Network, ClassCount = 10, Channels = 1, Seed = seed });
        using var optimizer = torch.optim.AdamW(network.parameters(), FashionTraining.LearningRate, beta1: 0.9, beta2: 0.99, eps: 1e-5, weight_decay: 0.01);
        var schedule = new OneCycleSchedule(FashionTraining.LearningRate);
        var rows = firstRows ?? _labels.size(0);
        var steps = FashionTraining.Epochs * ((rows + FashionTraining.BatchSize - 1) / FashionTraining.BatchSize);
        var step = 0;
        torch.manual_seed(seed);
        network.train();
        for (var epoch = 0; epoch < FashionTraining.Epochs; epoch++)
        {
            using var order = torch.randperm(rows, dtype: torch.ScalarType.Int64); // (n)
            for (long start = 0; start < rows; start += FashionTraining.BatchSize)
            {
                using var scope = torch.NewDisposeScope();
                foreach (var group in optimizer.ParamGroups)
                    group.LearningRate = schedule.LearningRateAt((double)step / steps);
                step++;
                var batch = order.narrow(0, start, Math.Min(FashionTraining.BatchSize, rows - start)); // (b)
                optimizer.zero_grad();
                var loss = torch.nn.functional.cross_entropy(network.call(_images.index_select(0, batch)), _labels.index_select(0, batch));
                loss.backward();
                optimizer.step();
                if (!double.IsFinite(loss.ToDouble()))
                    throw new InvalidOperationException("The loss is not finite.");
            }
        }

        return network;
    }

    public double Accuracy(VisionBackbone network)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        network.eval();
        return network.call(_testImages).argmax(1).eq(_testLabels).to_type(torch.ScalarType.Float32).mean().ToDouble();
    }

    public void Dispose()
    {
        _images.Dispose();
        _labels.Dispose();
        _testImages.Dispose();
        _testLabels.Dispose();
    }

    private static (torch.Tensor Images, torch.Tensor Labels) Tensors(string part)
    {
        using var scope = torch.NewDisposeScope();
        var (pixels, labels) = FashionPictures.Read(part);
        var info = VisionModels.List(FashionTraining.Network)[0];
        var unit = torch.tensor(pixels, [labels.Length, 1, FashionPictures.Side, FashionPictures.Side]).to_type(torch.ScalarType.Float32).div(byte.MaxValue);
        return (unit.sub(info.Mean.Average()).div(info.StandardDeviation.Average()).MoveToOuterDisposeScope(), torch.tensor(labels).to_type(torch.ScalarType.Int64).MoveToOuterDisposeScope());
    }
}
