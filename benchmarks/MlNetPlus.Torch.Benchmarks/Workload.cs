using TorchSharp;
using static TorchSharp.torch.nn;

namespace MlNetPlus.Torch.Benchmarks;

/// <summary>A network and images for it. Their values do not matter for time and memory, so they are random.</summary>
/// <remarks>benchmarks/peers/pytorch_loop.py has the same networks, with the same numbers of rows and epochs.</remarks>
internal sealed record Workload(long[] ImageShape, int Rows, int Epochs, int Rounds, Func<Module<torch.Tensor, torch.Tensor>> Network)
{
    public const int Classes = 10;
    public const int StepRows = 64;

    public static Workload Named(string name) => name switch
    {
        // Little to calculate in a step: shows what the loop costs.
        "perceptron" => new([784], Rows: 6400, Epochs: 4, Rounds: 3, () => Sequential(Linear(784, 256), ReLU(), Linear(256, 128), ReLU(), Linear(128, Classes))),

        // Many activations and few weights (66,218 numbers): shows what a batch costs.
        "convolutional" => new([3, 128, 128], Rows: 64, Epochs: 2, Rounds: 1, () => Sequential(
            Conv2d(3, 32, 3, padding: 1), ReLU(),
            Conv2d(32, 32, 3, padding: 1), ReLU(), MaxPool2d(2),
            Conv2d(32, 64, 3, padding: 1), ReLU(),
            Conv2d(64, 64, 3, padding: 1), ReLU(), AdaptiveAvgPool2d(1),
            Flatten(), Linear(64, Classes))),
        _ => throw new ArgumentException($"Network is '{name}'; expected perceptron or convolutional.", nameof(name)),
    };
}
