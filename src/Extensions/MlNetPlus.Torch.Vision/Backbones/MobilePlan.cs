namespace MlNetPlus.Torch.Vision;

/// <summary>What tells one MobileNet or EfficientNet from another.</summary>
/// <param name="StemWidth">Channels after the first convolution.</param>
/// <param name="Stages">The blocks of each stage.</param>
/// <param name="EmbeddingSize">Inputs of the last layer.</param>
/// <param name="Activation">The network's nonlinearity.</param>
/// <param name="Head">The head's order.</param>
internal sealed record MobilePlan(int StemWidth, MobileBlock[][] Stages, int EmbeddingSize, MobileActivation Activation, MobileHead Head);
