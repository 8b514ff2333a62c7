using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>Loads weights that timm published, or that a training saved, into a network.</summary>
public static class VisionWeights
{
    private const string FileInFolder = "model.safetensors";

    /// <summary>Loads a network's weights.</summary>
    /// <param name="network">The network, on any device.</param>
    /// <param name="path">A safetensors file, or a folder (see <see cref="Find"/>).</param>
    /// <returns>What was loaded and what was adapted.</returns>
    /// <remarks>
    /// Names are timm's. When the file's last layer has another number of classes, the network's own last layer stays as it was made. When the first
    /// convolution has another number of channels, its filters are adapted as in timm: for one channel they are summed, otherwise repeated in turn and
    /// scaled by 3 / channels. Counters of batches (<c>num_batches_tracked</c>) may be missing, as they are in old files. Numbers of lower precision are widened.
    /// </remarks>
    /// <exception cref="VisionWeightsException">An entry is missing, unknown or of another shape; the message names every one, and nothing has been loaded.</exception>
    /// <exception cref="SafeTensorsFormatException">The file breaks a rule of the format, or is cut off.</exception>
    /// <exception cref="IOException">There is no such file or folder, or no weights of this network in it.</exception>
    public static VisionWeightsReport Load(VisionBackbone network, string path)
    {
        ArgumentNullException.ThrowIfNull(network);
        var file = Find(network.Info, path);
        using var scope = NewDisposeScope();
        using var tensors = SafeTensors.Load(file);
        return new WeightsMatch(network, tensors, file).Apply();
    }

    /// <summary>The file of a network's weights.</summary>
    /// <param name="model">The network.</param>
    /// <param name="path">
    /// A file, or a folder. In a folder, for resnet18: <c>resnet18.a1_in1k.safetensors</c>, <c>resnet18.safetensors</c>,
    /// <c>resnet18.a1_in1k/model.safetensors</c>, <c>resnet18/model.safetensors</c> or <c>model.safetensors</c>, the first that there is.
    /// </param>
    /// <returns>The file's path.</returns>
    /// <exception cref="IOException">There is none.</exception>
    public static string Find(VisionModelInfo model, string path)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (File.Exists(path))
            return path;
        if (!Directory.Exists(path))
            throw new FileNotFoundException($"There is no file or folder '{path}' to load the weights of {model.Name} from.", path);

        string[] names =
        [
            .. new[] { model.FullName, model.Name }.Distinct(StringComparer.Ordinal).Select(name => name + ".safetensors"),
            .. new[] { model.FullName, model.Name }.Distinct(StringComparer.Ordinal).Select(name => Path.Combine(name, FileInFolder)),
            FileInFolder,
        ];
        return names.Select(name => Path.Combine(path, name)).FirstOrDefault(File.Exists) ?? throw new FileNotFoundException(
            $"The folder '{path}' holds no weights of {model.Name}; expected one of {string.Join(", ", names)} in it. "
            + "Give the file itself if it has another name.",
            path);
    }

    /// <summary>Downloads a network's weights into the user's cache, unless they are there.</summary>
    /// <param name="name">The network's name, with or without the tag.</param>
    /// <param name="options">Where from, and what the file's checksum is.</param>
    /// <returns>The file in the cache, to give to <see cref="Load"/>.</returns>
    /// <remarks>
    /// A download that was cut off goes on where it stopped, if the server can (HTTP ranges) and still has the same file. The file appears in the cache
    /// under its name only when it is whole and its checksum is right. Processes that want the same file wait for one another.
    /// </remarks>
    /// <exception cref="ArgumentException">There is no network of that name, or it has no published weights, or the options are at fault.</exception>
    /// <exception cref="VisionWeightsException">The file's checksum is not the one that was expected.</exception>
    /// <exception cref="IOException">The server does not answer or has no such file, or the cache cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; what has arrived is kept, to go on from.</exception>
    public static string Download(string name, WeightsDownloadOptions options)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(options);
        var model = VisionModels.Find(name) ?? throw new ArgumentException($"There is no network '{name}'; expected {VisionModels.Known(name)}.", nameof(name));
        if (model.WeightsTag is null)
            throw new ArgumentException($"No weights of {model.Name} are published: it is trained from nothing.", nameof(name));
        options.Check();
        using var download = new WeightsDownload(model, options);
        return download.Run();
    }
}
