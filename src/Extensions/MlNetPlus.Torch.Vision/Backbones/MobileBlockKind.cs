namespace MlNetPlus.Torch.Vision;

/// <summary>The order of convolutions in a block.</summary>
internal enum MobileBlockKind
{
    /// <summary>One convolution: conv, bn1.</summary>
    Convolution,

    /// <summary>Depthwise, then pointwise: conv_dw, bn1, se, conv_pw, bn2 (MobileNetV1).</summary>
    Separable,

    /// <summary>Expand, depthwise, project: conv_pw, bn1, conv_dw, bn2, se, conv_pwl, bn3 (MobileNetV2).</summary>
    Inverted,

    /// <summary>Depthwise or not, expand, depthwise or not, project: dw_start, pw_exp, dw_mid, pw_proj (MobileNetV4).</summary>
    Universal,
}
