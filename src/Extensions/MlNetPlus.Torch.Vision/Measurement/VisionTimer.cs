using System.Diagnostics;
using TorchSharp;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>Times networks on one device.</summary>
internal sealed class VisionTimer(VisionMeasureOptions options, Device device)
{
    private const int Seed = 1;
    private const int ClassCount = 1000;

    public VisionMeasurement Measure(VisionModelInfo info)
    {
        using var scope = NewDisposeScope();
        var size = options.ImageSize ?? info.ImageSize;
        using var network = VisionModels.Create(new VisionModelOptions { Name = info.Name, ClassCount = ClassCount, Seed = Seed });
        network.to(device);
        using var generator = new Generator(Seed, CPU);
        var images = randn([options.BatchSize, network.Channels, size, size], ScalarType.Float32, CPU, generator: generator).to(device);
        var labels = zeros(options.BatchSize, ScalarType.Int64, device);

        var inference = Time(() => Score(network, images));
        var training = options.Training ? Time(() => Train(network, images, labels)) : null;
        return new(info, size, options.BatchSize, Median(inference), (inference[0], inference[^1]), training is null ? null : Median(training), training is null ? null : (training[0], training[^1]));
    }

    private static void Score(VisionBackbone network, Tensor images)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        network.eval();
        network.call(images);
    }

    private static void Train(VisionBackbone network, Tensor images, Tensor labels)
    {
        using var scope = NewDisposeScope();
        network.train();
        network.zero_grad();
        nn.functional.cross_entropy(network.call(images), labels).backward();
    }

    /// <returns>Milliseconds for one picture, the shortest first.</returns>
    private double[] Time(Action run)
    {
        var times = new double[options.Repeats];
        for (var i = -options.WarmUps; i < times.Length; i++)
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            var start = Stopwatch.GetTimestamp();
            run();
            Finish();
            if (i >= 0)
                times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds / options.BatchSize;
        }

        Array.Sort(times);
        return times;
    }

    // Work on a graphics processor goes on after the call has returned.
    private void Finish()
    {
        if (device.type == DeviceType.CPU)
            return;
        using var last = ones(1, device: device); // made after all that was asked for before
        using var arrived = last.cpu();
    }

    private static double Median(double[] sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
