using TorchSharp;

namespace MlNetPlus.Torch;

/// <summary>What a <see cref="TrainingProblem"/> is given when its training starts.</summary>
public sealed class TrainingContext
{
    internal TrainingContext(torch.Device device, int seed, torch.Generator generator)
    {
        Device = device;
        Seed = seed;
        Generator = generator;
    }

    /// <summary>The device to train on.</summary>
    public torch.Device Device { get; }

    /// <summary>The seed of this training.</summary>
    public int Seed { get; }

    /// <summary>The training's own generator, on the CPU, seeded with <see cref="Seed"/>.</summary>
    /// <value>Its state is saved in checkpoints, and put back after a learning-rate search. Not to be disposed.</value>
    public torch.Generator Generator { get; }
}
