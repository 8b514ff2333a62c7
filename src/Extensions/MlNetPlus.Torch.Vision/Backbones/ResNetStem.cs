namespace MlNetPlus.Torch.Vision;

/// <summary>How a picture enters a residual network.</summary>
internal enum ResNetStem
{
    /// <summary>A 7x7 convolution of stride 2, then max pooling: a quarter of the size.</summary>
    Wide,

    /// <summary>Three 3x3 convolutions, the first of stride 2, then max pooling.</summary>
    Deep,

    /// <summary>A 3x3 convolution that keeps the size, for small pictures.</summary>
    Small,
}
