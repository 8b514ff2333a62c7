using System.Globalization;

namespace MlNetPlus.Torch.Vision;

/// <summary>What is known of a kind of image network before one is made.</summary>
public sealed record VisionModelInfo
{
    internal VisionModelInfo()
    {
    }

    /// <summary>timm's name of the architecture, such as <c>resnet18</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Who described it, and where.</summary>
    public required string Paper { get; init; }

    /// <summary>Parameters with 1000 classes and <see cref="Channels"/> channels; 10 classes for a network without published weights.</summary>
    public required long ParameterCount { get; init; }

    /// <summary>Multiplications with an addition for one picture of <see cref="ImageSize"/>: convolutions and linear layers.</summary>
    public required long MultiplyAdds { get; init; }

    /// <summary>The side of the square pictures that the published weights and accuracy are for, in pixels.</summary>
    public required int ImageSize { get; init; }

    /// <summary>The smallest side that the network takes, in pixels: what leaves one place after all halvings.</summary>
    public required int MinimumImageSize { get; init; }

    /// <summary>The channels of a picture that <see cref="ParameterCount"/> and the published weights are for.</summary>
    public int Channels { get; init; } = 3;

    /// <summary>The channels of the body's feature maps.</summary>
    public required int FeatureCount { get; init; }

    /// <summary>What to subtract from each channel of a picture in [0, 1].</summary>
    public IReadOnlyList<float> Mean { get; init; } = [0.485f, 0.456f, 0.406f];

    /// <summary>What to divide each channel by, then.</summary>
    public IReadOnlyList<float> StandardDeviation { get; init; } = [0.229f, 0.224f, 0.225f];

    /// <summary>The tag that names timm's weights, such as <c>a1_in1k</c>; null when none are published.</summary>
    public string? WeightsTag { get; init; }

    /// <summary>The licence that timm gives for those weights; null when none are published.</summary>
    public string? WeightsLicense { get; init; }

    /// <summary>The share of ImageNet's validation pictures that those weights classify correctly at <see cref="ImageSize"/>; null when none are published.</summary>
    /// <value>Between 0 and 1.</value>
    public double? ImageNetAccuracy { get; init; }

    /// <summary>Where <see cref="ImageNetAccuracy"/> was published.</summary>
    public string? ImageNetAccuracySource { get; init; }

    /// <summary>The name with the tag, as timm writes it, such as <c>resnet18.a1_in1k</c>; the name alone without published weights.</summary>
    public string FullName => WeightsTag is null ? Name : $"{Name}.{WeightsTag}";

    /// <summary>One line: name, size, cost and accuracy.</summary>
    public override string ToString()
    {
        var accuracy = ImageNetAccuracy is { } share ? string.Create(CultureInfo.InvariantCulture, $", ImageNet {share:P1}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{FullName}: {ParameterCount / 1e6:0.00} M parameters, {MultiplyAdds / 1e9:0.000} G multiply-adds at {ImageSize} px{accuracy}");
    }
}
