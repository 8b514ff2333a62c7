namespace MlNetPlus.Torch.Tests;

/// <summary>Tests that train run one after the other: they look at the random numbers of the whole process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TorchCollection
{
    public const string Name = "torch";
}
