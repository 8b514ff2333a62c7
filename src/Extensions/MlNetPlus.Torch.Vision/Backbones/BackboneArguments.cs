using TorchSharp;

namespace MlNetPlus.Torch.Vision;

/// <summary>What a network is made with.</summary>
/// <param name="ClassCount">How many scores.</param>
/// <param name="Channels">How many channels a picture has.</param>
/// <param name="DropRate">Dropout before the last layer.</param>
/// <param name="Generator">Where the starting weights are drawn from; null for torch's default generator.</param>
internal sealed record BackboneArguments(int ClassCount, int Channels, double DropRate, torch.Generator? Generator);
