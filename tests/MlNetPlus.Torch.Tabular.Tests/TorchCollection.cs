namespace MlNetPlus.Torch.Tabular.Tests;

/// <summary>Tests that train run one after the other: some count the tensors of the whole process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TorchCollection : ICollectionFixture<OneThread>
{
    public const string Name = "torch";
}
