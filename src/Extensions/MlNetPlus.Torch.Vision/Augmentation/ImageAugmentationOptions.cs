using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Vision;

/// <summary>How pictures are changed at random while training. The defaults are fastai's <c>aug_transforms</c>.</summary>
public sealed class ImageAugmentationOptions
{
    /// <summary>Whether half of the pictures are mirrored left to right.</summary>
    /// <value>True by default. Turn off where left and right matter, such as for text.</value>
    public bool HorizontalFlip { get; set; } = true;

    /// <summary>Whether half of the pictures get one of the eight symmetries of the square instead, such as for satellite pictures.</summary>
    /// <value>False by default. A picture stays as it is with probability 9/16, since one of the eight is the identity.</value>
    public bool Dihedral { get; set; }

    /// <summary>The largest angle of rotation, in degrees, either way.</summary>
    /// <value>From 0 (never) to 180; 10 by default.</value>
    public double MaxRotation { get; set; } = 10;

    /// <summary>The smallest factor by which a picture is enlarged, around a random centre.</summary>
    /// <value>More than 0; 1 by default.</value>
    public double MinZoom { get; set; } = 1;

    /// <summary>The largest factor by which a picture is enlarged, around a random centre.</summary>
    /// <value>At least <see cref="MinZoom"/>; 1.1 by default.</value>
    public double MaxZoom { get; set; } = 1.1;

    /// <summary>The largest change of perspective, as if the camera had moved, for each of the two directions.</summary>
    /// <value>From 0 (never) to 0.4; 0.2 by default. A direction is changed with <see cref="AffineProbability"/> of its own.</value>
    public double MaxWarp { get; set; } = 0.2;

    /// <summary>How much brightness and contrast change at most.</summary>
    /// <value>From 0 (never) to less than 1; 0.2 by default: brightness from 0.4 to 0.6 (0.5 is none), contrast by a factor from 0.8 to 1.25.</value>
    public double MaxLighting { get; set; } = 0.2;

    /// <summary>The probability of each of: rotation, zoom, warp in one direction.</summary>
    /// <value>From 0 to 1; 0.75 by default.</value>
    public double AffineProbability { get; set; } = 0.75;

    /// <summary>The probability of each of: brightness, contrast.</summary>
    /// <value>From 0 to 1; 0.75 by default.</value>
    public double LightingProbability { get; set; } = 0.75;

    /// <summary>The least share of a picture's area that a random crop keeps.</summary>
    /// <value>More than 0, to 1 (the default: no cropping). fastai's lessons use 0.75.</value>
    public double MinCropArea { get; set; } = 1;

    /// <summary>The widest ratio of a crop's sides, before it is resized; the narrowest is its inverse.</summary>
    /// <value>At least 1 (the default: crops keep 1:1); 4/3 as in fastai's <c>RandomResizedCrop</c>.</value>
    public double MaxCropRatio { get; set; } = 1;

    /// <summary>By how many whole pixels a picture is moved at most, sideways and up or down: a crop at a random place of the picture padded by as many.</summary>
    /// <value>From 0, the default: never. 2 to 4 is common for pictures of 28 to 32 pixels.</value>
    public int MaxShift { get; set; }

    /// <summary>The height and width of the result, in pixels.</summary>
    /// <value>At least 1; null, the default, keeps those of the batch.</value>
    public (int Height, int Width)? Size { get; set; }

    /// <summary>What stands outside of the picture.</summary>
    /// <value><see cref="AugmentationPadding.Reflection"/> by default.</value>
    public AugmentationPadding Padding { get; set; } = AugmentationPadding.Reflection;

    /// <summary>The probability that boxes of a picture are replaced by noise (Zhong et al. 2020, "Random erasing").</summary>
    /// <value>From 0, the default, to 1. fastai's transform has 0.5.</value>
    public double ErasingProbability { get; set; }

    /// <summary>The largest share of the picture that is erased.</summary>
    /// <value>More than 0, to 1; 0.3 by default.</value>
    public double MaxErasedArea { get; set; } = 0.3;

    /// <summary>How many boxes are erased at most; they share the area.</summary>
    /// <value>From 1; 1 by default.</value>
    public int MaxErasedBoxes { get; set; } = 1;

    /// <summary>The mean of each channel of the noise: what the training subtracts, so that erased places get mean 0.</summary>
    /// <value>One number, or one for each channel; ImageNet's by default, whose average is taken for pictures that are not of 3 channels.</value>
    public IReadOnlyList<float> NoiseMean { get; set; } = [0.485f, 0.456f, 0.406f];

    /// <summary>The standard deviation of each channel of the noise: what the training divides by.</summary>
    /// <value>As <see cref="NoiseMean"/>.</value>
    public IReadOnlyList<float> NoiseDeviation { get; set; } = [0.229f, 0.224f, 0.225f];

    internal ImageAugmentationOptions Copy() => (ImageAugmentationOptions)MemberwiseClone();

    internal void Check()
    {
        var faults = new OptionsFaults(nameof(ImageAugmentationOptions));
        faults.Check(MaxRotation is >= 0 and <= 180, nameof(MaxRotation), MaxRotation, "from 0 to 180 degrees");
        faults.Check(MinZoom > 0 && double.IsFinite(MinZoom), nameof(MinZoom), MinZoom, "more than 0");
        faults.Check(MaxZoom >= MinZoom && double.IsFinite(MaxZoom), nameof(MaxZoom), MaxZoom, $"at least {nameof(MinZoom)}");
        faults.Check(MaxWarp is >= 0 and <= 0.4, nameof(MaxWarp), MaxWarp, "from 0 to 0.4");
        faults.Check(MaxLighting is >= 0 and < 1, nameof(MaxLighting), MaxLighting, "from 0 to less than 1");
        faults.Check(AffineProbability is >= 0 and <= 1, nameof(AffineProbability), AffineProbability, "from 0 to 1");
        faults.Check(LightingProbability is >= 0 and <= 1, nameof(LightingProbability), LightingProbability, "from 0 to 1");
        faults.Check(MinCropArea is > 0 and <= 1, nameof(MinCropArea), MinCropArea, "more than 0, to 1");
        faults.Check(MaxCropRatio >= 1 && double.IsFinite(MaxCropRatio), nameof(MaxCropRatio), MaxCropRatio, "at least 1");
        faults.Check(MaxShift >= 0, nameof(MaxShift), MaxShift, "0 or more");
        faults.Check(Size is null or { Height: >= 1, Width: >= 1 }, nameof(Size), Size, "at least 1 x 1, or null");
        faults.Check(Enum.IsDefined(Padding), nameof(Padding), Padding, "Reflection, Border or Zeros");
        faults.Check(ErasingProbability is >= 0 and <= 1, nameof(ErasingProbability), ErasingProbability, "from 0 to 1");
        faults.Check(MaxErasedArea is > 0 and <= 1, nameof(MaxErasedArea), MaxErasedArea, "more than 0, to 1");
        faults.Check(MaxErasedBoxes >= 1, nameof(MaxErasedBoxes), MaxErasedBoxes, "at least 1");
        faults.Check(NoiseMean is { Count: > 0 } && NoiseMean.All(float.IsFinite), nameof(NoiseMean), NoiseMean, "finite numbers");
        faults.Check(NoiseDeviation is { Count: > 0 } && NoiseDeviation.All(d => d >= 0 && float.IsFinite(d)), nameof(NoiseDeviation), NoiseDeviation, "finite numbers of at least 0");
        faults.ThrowIfAny();
    }
}
