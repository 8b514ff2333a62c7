using MlNetPlus.Extensibility;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>A trained image network. Safe for many threads, which wait for one another.</summary>
/// <remarks>It holds the weights in native memory, on the processor, until it is disposed. Scoring needs libtorch.</remarks>
public sealed class ImageNeuralNetworkModel : IDisposable
{
    private readonly Lock _scoring = new();
    private readonly VisionBackbone _network;

    internal ImageNeuralNetworkModel(
        VisionBackbone network, ImageDecoder decoder, int batchSize, IReadOnlyList<ImageHead> heads, IReadOnlyList<TrainingHistory> histories)
    {
        (_network, Decoder, BatchSize, Heads, Histories) = (network, decoder, batchSize, heads, histories);
        Batches = PixelBatches.Of(network.Info, decoder.Size, decoder.Channels);
        _network.eval();
    }

    /// <summary>What is known of the network.</summary>
    public VisionModelInfo Backbone => _network.Info;

    /// <summary>The side of the pictures that the network sees, in pixels.</summary>
    public int ImageSize => Decoder.Size;

    /// <summary>The channels of the pictures that the network sees: 3 for colour, 1 for grey.</summary>
    public int Channels => Decoder.Channels;

    /// <summary>What happened in the stages of the training: one, or two where the body was frozen at first.</summary>
    /// <value>Empty for a model that was loaded: it is not saved.</value>
    public IReadOnlyList<TrainingHistory> Histories { get; }

    internal ImageDecoder Decoder { get; }

    internal PixelBatches Batches { get; }

    internal int BatchSize { get; }

    /// <summary>The targets, in the order of their scores.</summary>
    internal IReadOnlyList<ImageHead> Heads { get; }

    /// <summary>How many scores a picture has, of all targets together.</summary>
    internal int ScoreCount => _network.ClassCount;

    /// <summary>Frees the weights. A second call does nothing.</summary>
    public void Dispose() => _network.Dispose();

    /// <summary>Scores pictures.</summary>
    /// <param name="pixels">Bytes, or numbers from 0 to 1, of shape (n, channels, height, width), on the CPU. Not changed.</param>
    /// <returns>
    /// Shape (n, <see cref="ScoreCount"/>), on the CPU: target after target, the probabilities of its classes or its number (see <see cref="Heads"/>).
    /// The caller disposes it.
    /// </returns>
    internal Tensor Score(Tensor pixels)
    {
        lock (_scoring)
        {
            using var scope = NewDisposeScope();
            using var noGradients = no_grad();
            var unit = pixels.dtype == ScalarType.Byte ? PixelBatches.Unit(pixels, CPU) : pixels;
            var output = _network.call(Batches.Normalize(unit));
            return cat([.. Heads.Select(head => head.Scores(output))], 1).MoveToOuterDisposeScope();
        }
    }

    internal static ImageNeuralNetworkModel Load(ModelReader reader)
    {
        var decoder = new ImageDecoder(reader.ReadInt32("image.size"), reader.ReadInt32("image.channels"), (ImageFit)reader.ReadInt32("image.fit"));
        var network = VisionModels.Create(new VisionModelOptions
        {
            Name = reader.ReadString("network.name"),
            ClassCount = reader.ReadInt32("network.classes"),
            Channels = decoder.Channels,
            Seed = 0,
        });
        try
        {
            using var scope = NewDisposeScope();
            using var noGradients = no_grad();
            using var saved = reader.ReadStream("network.weights", SafeTensors.Load);
            foreach (var (name, tensor) in network.state_dict())
                tensor.copy_(saved[name]);
            return new(network, decoder, reader.ReadInt32("scoring.batchSize"), ImageHead.Load(reader, network.ClassCount), []);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    internal void Save(ModelWriter writer)
    {
        writer.Write("image.size", Decoder.Size);
        writer.Write("image.channels", Decoder.Channels);
        writer.Write("image.fit", (int)Decoder.Fit);
        writer.Write("network.name", _network.Info.Name);
        writer.Write("network.classes", _network.ClassCount);
        writer.Write("scoring.batchSize", BatchSize);
        ImageHead.Save(writer, Heads);
        writer.WriteStream("network.weights", stream => SafeTensors.Save(stream, _network.state_dict()));
    }
}
