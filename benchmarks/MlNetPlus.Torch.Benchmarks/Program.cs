// Measures the training loop in this process and prints one JSON object. benchmarks/against-pytorch.sh runs it and its peer.
//   time NETWORK THREADS      seconds of a bare TorchSharp loop, of TrainingLoop, and of TrainingLoop accumulating 8 batches of 8
//   memory whole|accumulated  resident memory before the first step and its peak after it, of one batch of 64 or of 8 batches of 8
using System.Globalization;
using System.Text.Json;
using MlNetPlus.Torch;
using MlNetPlus.Torch.Benchmarks;
using TorchSharp;

TorchNative.EnsureLoaded();
switch (args)
{
    case ["time", var network, var threads]:
        torch.set_num_threads(int.Parse(threads, CultureInfo.InvariantCulture));
        Console.WriteLine(JsonSerializer.Serialize(LoopTimes.Measure(Workload.Named(network))));
        return 0;

    case ["memory", "whole" or "accumulated"]:
        torch.set_num_threads(1);
        Console.WriteLine(JsonSerializer.Serialize(StepMemory.Measure(Workload.Named("convolutional"), accumulate: args[1] == "accumulated" ? 8 : 1)));
        return 0;

    default:
        Console.Error.WriteLine("Expected: time perceptron|convolutional THREADS, or memory whole|accumulated.");
        return 2;
}
