namespace MlNetPlus.Torch.Vision;

/// <summary>A kind of network, and how one is built.</summary>
internal sealed record VisionModelEntry(VisionModelInfo Info, Func<VisionModelInfo, BackboneArguments, VisionBackbone> Build);
