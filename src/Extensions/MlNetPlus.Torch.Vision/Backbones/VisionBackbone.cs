using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>An image network: a body that turns pictures into feature maps, and a head that turns those into one score for each class.</summary>
/// <remarks>
/// Made by <see cref="VisionModels.Create(string, int)"/>. Parameters and buffers carry timm's names and stand in timm's order in
/// <see cref="state_dict"/>, so that timm's weights fit. Input: float32 of shape (n, channels, height, width), normalized with the
/// model's <see cref="VisionModelInfo.Mean"/> and <see cref="VisionModelInfo.StandardDeviation"/>. Not safe for several threads at once.
/// </remarks>
public abstract class VisionBackbone : nn.Module<Tensor, Tensor>
{
    private protected VisionBackbone(VisionModelInfo info, BackboneArguments arguments)
        : base(info.Name)
    {
        Info = info;
        ClassCount = arguments.ClassCount;
        Channels = arguments.Channels;
        DropRate = arguments.DropRate;
    }

    /// <summary>What is known of this kind of network.</summary>
    public VisionModelInfo Info { get; }

    /// <summary>The number of scores.</summary>
    public int ClassCount { get; }

    /// <summary>The number of channels of a picture: 1 for grey, 3 for colour.</summary>
    public int Channels { get; }

    /// <summary>The share of the embedding that is zeroed while training, before the last layer.</summary>
    /// <value>0, the default, to less than 1.</value>
    public double DropRate { get; }

    /// <summary>The length of what <see cref="Embed"/> returns for a picture.</summary>
    public int EmbeddingSize => checked((int)Classifier.weight!.size(1));

    /// <summary>The last layer: embedding to scores.</summary>
    public abstract Linear Classifier { get; }

    /// <summary>
    /// The network in groups of layers from its input to its output, as fastai divides it for rates that grow from group to group:
    /// the first half of the body, the rest of the body, the head.
    /// </summary>
    public abstract IReadOnlyList<VisionLayerGroup> LayerGroups { get; }

    /// <summary>The part of a parameter's name that all of the head's last layer have, such as <c>fc</c>.</summary>
    internal abstract string ClassifierName { get; }

    /// <summary>The name of the weight that first meets the picture's channels.</summary>
    internal abstract string FirstConvolutionName { get; }

    /// <summary>The body alone.</summary>
    /// <param name="images">Shape (n, <see cref="Channels"/>, height, width).</param>
    /// <returns>Feature maps of shape (n, <see cref="VisionModelInfo.FeatureCount"/>, height / stride, width / stride).</returns>
    public abstract Tensor Features(Tensor images);

    /// <summary>The head without its last layer: pooling, and what normalization and projection the architecture has there.</summary>
    /// <param name="features">What <see cref="Features"/> returned.</param>
    /// <returns>Shape (n, <see cref="EmbeddingSize"/>).</returns>
    public abstract Tensor Embed(Tensor features);

    /// <summary>The head: feature maps to scores.</summary>
    /// <param name="features">What <see cref="Features"/> returned.</param>
    /// <returns>Shape (n, <see cref="ClassCount"/>): scores before the softmax.</returns>
    public Tensor Classify(Tensor features)
    {
        using var scope = NewDisposeScope();
        var embedding = nn.functional.dropout(Embed(features), DropRate, training);
        return Classifier.call(embedding).MoveToOuterDisposeScope();
    }

    /// <summary>The whole network.</summary>
    /// <param name="input">Pictures of shape (n, <see cref="Channels"/>, height, width).</param>
    /// <returns>Shape (n, <see cref="ClassCount"/>): scores before the softmax.</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return Classify(Features(input)).MoveToOuterDisposeScope();
    }

    /// <summary>All parameters and buffers by name, in timm's order: each layer's parameters, then its buffers, then its parts.</summary>
    /// <param name="destination">Where to add them; null for a new dictionary.</param>
    /// <param name="prefix">What to put before the names, without the dot.</param>
    /// <returns>The dictionary. Its tensors are the network's own.</returns>
    public override Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
    {
        destination ??= [];
        Collect(this, string.IsNullOrEmpty(prefix) ? "" : prefix + ".", destination);
        return destination;
    }

    /// <summary>Does nothing: the parts are registered under timm's names, not under those of fields.</summary>
    protected override void RegisterComponents()
    {
    }

    private static void Collect(nn.Module module, string prefix, Dictionary<string, Tensor> destination)
    {
        foreach (var (name, parameter) in module.named_parameters(recurse: false))
            destination.TryAdd(prefix + name, parameter);
        foreach (var (name, buffer) in module.named_buffers(recurse: false, include_nonpersistent: false))
            destination.TryAdd(prefix + name, buffer);
        foreach (var (name, part) in module.named_children())
            Collect(part, $"{prefix}{name}.", destination);
    }

    private protected T Add<T>(string name, T part)
        where T : nn.Module
    {
        register_module(name, part);
        return part;
    }
}
