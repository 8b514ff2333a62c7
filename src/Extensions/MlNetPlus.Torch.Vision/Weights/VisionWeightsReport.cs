namespace MlNetPlus.Torch.Vision;

/// <summary>What <see cref="VisionWeights.Load"/> did.</summary>
/// <param name="Path">The file that the weights came from.</param>
/// <param name="EntriesLoaded">How many entries of the network hold the file's numbers now.</param>
/// <param name="HeadReplaced">Whether the file's last layer is for another number of classes, so that the network's own starting weights stay there.</param>
/// <param name="FileClassCount">The number of classes that the file's last layer is for.</param>
/// <param name="FileChannels">The number of channels that the file's first convolution is for; when the network's differs, the filters were adapted.</param>
public sealed record VisionWeightsReport(string Path, int EntriesLoaded, bool HeadReplaced, int FileClassCount, int FileChannels);
