using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Vision;

/// <summary>What network <see cref="VisionModels.Create(VisionModelOptions)"/> makes.</summary>
public sealed class VisionModelOptions
{
    /// <summary>The network's name, with or without the tag of its weights.</summary>
    /// <value>One of those that <see cref="VisionModels.List"/> returns; <c>resnet18</c> by default.</value>
    public string Name { get; set; } = "resnet18";

    /// <summary>How many scores the network gives.</summary>
    /// <value>At least 1; 1000 by default.</value>
    public int ClassCount { get; set; } = 1000;

    /// <summary>How many channels a picture has.</summary>
    /// <value>1 for grey, 3 (the default) for colour, or any other number from 1.</value>
    public int Channels { get; set; } = 3;

    /// <summary>The share of the embedding that is zeroed while training, before the last layer.</summary>
    /// <value>From 0, the default, to less than 1.</value>
    public double DropRate { get; set; }

    /// <summary>Decides the starting weights. With a seed, torch's random numbers are left as they were.</summary>
    /// <value>Null, the default, draws from torch's default generator.</value>
    public int? Seed { get; set; }

    /// <summary>Where to load weights from.</summary>
    /// <value>A safetensors file, or a folder of them (see <see cref="VisionWeights.Find"/>); null, the default, to start from nothing.</value>
    public string? WeightsPath { get; set; }

    internal VisionModelInfo Check()
    {
        var info = VisionModels.Find(Name);
        var faults = new OptionsFaults(nameof(VisionModelOptions));
        faults.Check(info is not null, nameof(Name), Name, VisionModels.Known(Name));
        faults.Check(ClassCount >= 1, nameof(ClassCount), ClassCount, "at least 1");
        faults.Check(Channels >= 1, nameof(Channels), Channels, "at least 1");
        faults.Check(DropRate is >= 0 and < 1, nameof(DropRate), DropRate, "from 0 to less than 1");
        faults.Check(WeightsPath is not "", nameof(WeightsPath), WeightsPath, "a file, a folder or null");
        faults.ThrowIfAny();
        return info!;
    }
}
