// Measures training in this process and prints one JSON object. against-pytorch.sh and tabular-against-pytorch.sh run it and its peers.
//   time NETWORK THREADS      seconds of a bare TorchSharp loop, of TrainingLoop, and of TrainingLoop accumulating 8 batches of 8
//   memory whole|accumulated  resident memory before the first step and its peak after it, of one batch of 64 or of 8 batches of 8
//   tabular-rows FILE         writes the rows of the next one
//   tabular FILE              seconds of training the tabular network on them, and rows a second when scoring
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

    case ["tabular-rows", var path]:
        TabularRace.WriteRows(path);
        return 0;

    case ["tabular", var path]:
        Console.WriteLine(JsonSerializer.Serialize(TabularRace.Measure(path)));
        return 0;

    default:
        Console.Error.WriteLine("Expected: time perceptron|convolutional THREADS, memory whole|accumulated, tabular-rows FILE, or tabular FILE.");
        return 2;
}
