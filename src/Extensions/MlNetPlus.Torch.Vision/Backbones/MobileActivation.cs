namespace MlNetPlus.Torch.Vision;

/// <summary>The nonlinearities of the MobileNet family.</summary>
internal enum MobileActivation
{
    /// <summary>None: the end of a block.</summary>
    None,

    /// <summary>max(0, x).</summary>
    Relu,

    /// <summary>x relu6(x + 3) / 6.</summary>
    HardSwish,

    /// <summary>x sigmoid(x), also called SiLU.</summary>
    Swish,
}
