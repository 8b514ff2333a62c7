using TorchSharp;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>The image networks of this package: which there are, what they cost, and new ones of them.</summary>
public static class VisionModels
{
    /// <summary>The networks whose name, or name with tag, fits a pattern.</summary>
    /// <param name="filter">
    /// <c>*</c> stands for any text, <c>?</c> for one character, <c>[abc]</c> and <c>[a-c]</c> for one of some, <c>[!abc]</c> for none of them. Case does not matter.
    /// </param>
    /// <returns>Sorted by name, runs of digits as numbers; empty when none fits.</returns>
    public static VisionModelInfo[] List(string filter = "*")
    {
        ArgumentNullException.ThrowIfNull(filter);
        var pattern = new NamePattern(filter);
        return [.. VisionModelCatalog.All.Select(entry => entry.Info)
            .Where(info => pattern.Matches(info.Name) || pattern.Matches(info.FullName))
            .OrderBy(info => info.Name, StringComparer.Create(System.Globalization.CultureInfo.InvariantCulture, System.Globalization.CompareOptions.NumericOrdering))];
    }

    /// <summary>Makes a network for colour pictures, with starting weights drawn from torch's default generator.</summary>
    /// <param name="name">Its name, with or without the tag of its weights, such as <c>resnet18</c>.</param>
    /// <param name="numClasses">How many scores it gives, at least 1.</param>
    /// <returns>The network, on the CPU, in training mode. The caller disposes it.</returns>
    /// <exception cref="ArgumentException">There is no network of that name, or the number is not positive.</exception>
    /// <exception cref="TorchNotLoadedException">Torch's native libraries cannot be loaded.</exception>
    public static VisionBackbone Create(string name, int numClasses) => Create(new VisionModelOptions { Name = name, ClassCount = numClasses });

    /// <summary>Makes a network.</summary>
    /// <param name="options">Which one, and what with.</param>
    /// <returns>The network, on the CPU, in training mode. The caller disposes it.</returns>
    /// <remarks>
    /// Starting weights are those of timm: ResNets He-normal by fan-out with the last normalization of each branch zero, ConvNeXt normal with deviation
    /// 0.02 and layer scale 1e-6, MobileNets and EfficientNet normal by fan-out over the groups.
    /// </remarks>
    /// <exception cref="ArgumentException">The options are at fault; the message lists every fault.</exception>
    /// <exception cref="VisionWeightsException">The weights do not fit; the message names every entry.</exception>
    /// <exception cref="IOException">The weights cannot be read.</exception>
    /// <exception cref="TorchNotLoadedException">Torch's native libraries cannot be loaded.</exception>
    public static VisionBackbone Create(VisionModelOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var entry = VisionModelCatalog.All.First(entry => entry.Info == options.Check());
        TorchNative.EnsureLoaded();
        var network = Build(entry, options);
        try
        {
            if (options.WeightsPath is { } path)
                VisionWeights.Load(network, path);
            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>Times scoring and training of networks on this machine, to choose by speed and accuracy.</summary>
    /// <param name="options">Which ones, and how; null for all of them on the device that trainers would use.</param>
    /// <returns>The times, with the published accuracy and the Pareto front.</returns>
    /// <remarks>
    /// Networks have random weights, since times do not depend on them, and 1000 classes. Times vary with what else the machine does: look at the ranges.
    /// </remarks>
    /// <exception cref="ArgumentException">The options are at fault; the message lists every fault.</exception>
    /// <exception cref="InvalidOperationException">This machine has no such device.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="TorchNotLoadedException">Torch's native libraries cannot be loaded.</exception>
    public static VisionMeasurements Measure(VisionMeasureOptions? options = null)
    {
        options ??= new();
        var models = options.Check();
        var device = TrainingDevice.Resolve(options.Device);
        var timer = new VisionTimer(options, device);
        var rows = new List<VisionMeasurement>();
        foreach (var model in models)
        {
            rows.Add(timer.Measure(model));
            options.Progress?.Report(rows[^1]);
        }

        return new(rows, device.ToString(), get_num_threads());
    }

    internal static VisionModelInfo? Find(string? name) => VisionModelCatalog.All.Select(entry => entry.Info)
        .FirstOrDefault(info => string.Equals(info.Name, name, StringComparison.Ordinal) || string.Equals(info.FullName, name, StringComparison.Ordinal));

    /// <summary>What a name should have been, for messages.</summary>
    internal static string Known(string? name)
    {
        var names = List().Select(info => info.Name).ToArray();
        var architecture = name?.Split('.')[0];
        return names.Contains(architecture)
            ? $"{Find(architecture)!.FullName}, the one tag known here (load other weights of this architecture by their path)"
            : $"one of {string.Join(", ", names)}";
    }

    private static VisionBackbone Build(VisionModelEntry entry, VisionModelOptions options)
    {
        // Modules belong to their owner, not to the dispose scope that happens to be open here.
        using var scope = NewDisposeScope();
        using var generator = options.Seed is { } seed ? new Generator((ulong)(uint)seed, CPU) : null;
        using var state = generator is null ? null : get_rng_state();
        try
        {
            var network = entry.Build(entry.Info, new(options.ClassCount, options.Channels, options.DropRate, generator));
            foreach (var tensor in network.state_dict().Values)
                tensor.DetachFromDisposeScope();
            return network;
        }
        finally
        {
            // Layers start from torch's own numbers before they get ours.
            if (state is not null)
                set_rng_state(state);
        }
    }
}
