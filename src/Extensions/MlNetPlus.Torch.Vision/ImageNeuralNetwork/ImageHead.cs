using MlNetPlus.Extensibility;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>One target's part of the network's last layer: its rows of that layer are a linear layer of their own.</summary>
/// <param name="Name">The target's name in metrics; null where it is the only one.</param>
/// <param name="Task">What is predicted.</param>
/// <param name="Start">The first of its scores among those of all targets.</param>
/// <param name="Width">How many scores it has.</param>
/// <param name="Weight">What its loss is multiplied by.</param>
/// <param name="Mean">The mean of a number's label; 0 for classes.</param>
/// <param name="Scale">The standard deviation of a number's label, in which the network predicts it; 1 for classes.</param>
internal sealed record ImageHead(string? Name, PredictionTask Task, int Start, int Width, double Weight = 1, double Mean = 0, double Scale = 1)
{
    /// <summary>What the loss of each class is multiplied by; null where all weigh the same. For training alone.</summary>
    public float[]? ClassWeights { get; init; }

    /// <summary>The head of a number, which the network predicts in standard deviations from the mean of the training rows.</summary>
    public static ImageHead OfNumbers(string? name, int start, double weight, IReadOnlyCollection<float> labels)
    {
        var mean = labels.Average(label => (double)label);
        var deviation = Math.Sqrt(labels.Average(label => (label - mean) * (label - mean)));
        return new(name, PredictionTask.Regression, start, 1, weight, mean, deviation > 0 ? deviation : 1);
    }

    public bool HasClasses => Task == PredictionTask.MulticlassClassification;

    public string Metric(string name) => Name is null ? name : $"{Name}.{name}";

    /// <summary>Its part of the network's output: shape (n, <see cref="Width"/>). The caller disposes it.</summary>
    public Tensor Part(Tensor output) => output.narrow(1, Start, Width);

    /// <summary>What is given out as Score: probabilities, or numbers in the label's unit; shape (n, <see cref="Width"/>). The caller disposes it.</summary>
    public Tensor Scores(Tensor output)
    {
        using var scope = NewDisposeScope();
        var part = Part(output);
        return (HasClasses ? part.softmax(1) : part.mul(Scale).add(Mean)).MoveToOuterDisposeScope();
    }

    /// <summary>The loss of each row, not weighted.</summary>
    /// <param name="output">The network's output, of shape (n, scores of all targets).</param>
    /// <param name="labels">Class numbers from 0, or numbers in the label's unit: float32 of shape (n).</param>
    /// <param name="smoothing">Label smoothing, for classes.</param>
    /// <param name="classWeights">A weight for each class, of shape (<see cref="Width"/>); null where all weigh the same.</param>
    /// <returns>Shape (n). The caller disposes it.</returns>
    public Tensor Losses(Tensor output, Tensor labels, double smoothing, Tensor? classWeights = null)
    {
        using var scope = NewDisposeScope();
        var part = Part(output);
        var losses = HasClasses
            ? ClassificationLoss.CrossEntropy(part, labels.to_type(ScalarType.Int64), smoothing, classWeights)
            : (part.squeeze(1) - ((labels - Mean) / Scale)).square();
        return losses.MoveToOuterDisposeScope();
    }

    public static void Save(ModelWriter writer, IReadOnlyList<ImageHead> heads)
    {
        writer.Write("heads.names", [.. heads.Select(head => head.Name)]);
        writer.Write("heads.tasks", heads.Select(head => (int)head.Task).ToArray());
        writer.Write("heads.widths", heads.Select(head => head.Width).ToArray());
        writer.Write("heads.means", heads.Select(head => head.Mean).ToArray());
        writer.Write("heads.scales", heads.Select(head => head.Scale).ToArray());
    }

    public static IReadOnlyList<ImageHead> Load(ModelReader reader, int scores)
    {
        if (!reader.Has("heads.names"))
            return [new(null, PredictionTask.MulticlassClassification, 0, scores)]; // models from before there were several targets
        var (names, tasks, widths) = (reader.ReadStringsOrNulls("heads.names"), reader.ReadInt32s("heads.tasks"), reader.ReadInt32s("heads.widths"));
        var (means, scales) = (reader.ReadDoubles("heads.means"), reader.ReadDoubles("heads.scales"));
        return [.. names.Select((name, i) => new ImageHead(name, (PredictionTask)tasks[i], widths.Take(i).Sum(), widths[i], 1, means[i], scales[i]))];
    }
}
