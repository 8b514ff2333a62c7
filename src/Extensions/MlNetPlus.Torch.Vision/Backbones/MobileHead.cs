namespace MlNetPlus.Torch.Vision;

/// <summary>What stands between the last block and the last layer.</summary>
internal enum MobileHead
{
    /// <summary>Pooling, then a convolution with bias: MobileNetV3.</summary>
    PooledWithBias,

    /// <summary>Pooling, then a convolution with normalization: MobileNetV4.</summary>
    PooledNormalized,

    /// <summary>A convolution with normalization, then pooling: EfficientNet.</summary>
    BeforePooling,
}
