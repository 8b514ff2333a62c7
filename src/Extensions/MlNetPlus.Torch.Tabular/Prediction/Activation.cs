namespace MlNetPlus.Torch.Tabular;

/// <summary>What a hidden layer does to its sums. Saved by number.</summary>
internal enum Activation
{
    /// <summary>The output layer: nothing.</summary>
    None = 0,

    /// <summary>Scaled exponential linear unit, for classes.</summary>
    Selu = 1,

    /// <summary>x·tanh(softplus(x)), for numbers.</summary>
    Mish = 2,

    /// <summary>The number, or 0 where it is negative.</summary>
    Relu = 3,
}
