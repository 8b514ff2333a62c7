using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Vision;

/// <summary>What <see cref="VisionModels.Measure"/> measures, and how often.</summary>
public sealed class VisionMeasureOptions
{
    /// <summary>Which networks, as for <see cref="VisionModels.List"/>.</summary>
    /// <value>Patterns, of which a network fits at least one; all networks by default.</value>
    public IReadOnlyList<string> Models { get; set; } = ["*"];

    /// <summary>The side of the square pictures, in pixels.</summary>
    /// <value>Null, the default, for each network's own, which its published accuracy is for; otherwise at least 32.</value>
    public int? ImageSize { get; set; }

    /// <summary>Pictures in a batch.</summary>
    /// <value>At least 1; 8 by default. Batches of one tell how long a single picture takes, larger ones how fast many are scored.</value>
    public int BatchSize { get; set; } = 8;

    /// <summary>How often each time is taken; the median counts.</summary>
    /// <value>At least 1; 7 by default.</value>
    public int Repeats { get; set; } = 7;

    /// <summary>Runs before the first time is taken: memory is reserved and kernels are chosen in them.</summary>
    /// <value>From 0; 2 by default.</value>
    public int WarmUps { get; set; } = 2;

    /// <summary>Whether to time training as well: forward, loss and backward, without the optimizer's step.</summary>
    /// <value>True by default.</value>
    public bool Training { get; set; } = true;

    /// <summary>Where to run.</summary>
    /// <value>"auto" (the default: the first CUDA device if there is one, else the processor), "cpu", "mps", "cuda" or "cuda:N".</value>
    public string Device { get; set; } = TrainingDevice.Automatic;

    /// <summary>Is told of each network that has been measured.</summary>
    public IProgress<VisionMeasurement>? Progress { get; set; }

    /// <summary>Stops between two runs.</summary>
    public CancellationToken CancellationToken { get; set; }

    internal VisionModelInfo[] Check()
    {
        var faults = new OptionsFaults(nameof(VisionMeasureOptions));
        var chosen = Models?.SelectMany(VisionModels.List).ToHashSet() ?? [];
        faults.Check(chosen.Count > 0, nameof(Models), Models is null ? null : string.Join(", ", Models), $"patterns that fit one of {string.Join(", ", VisionModels.List().Select(info => info.Name))}");
        faults.Check(ImageSize is null or >= 32, nameof(ImageSize), ImageSize, "at least 32, or null");
        faults.Check(BatchSize >= 1, nameof(BatchSize), BatchSize, "at least 1");
        faults.Check(Repeats >= 1, nameof(Repeats), Repeats, "at least 1");
        faults.Check(WarmUps >= 0, nameof(WarmUps), WarmUps, "at least 0");
        faults.ThrowIfAny();
        return [.. VisionModels.List().Where(chosen.Contains)];
    }
}
