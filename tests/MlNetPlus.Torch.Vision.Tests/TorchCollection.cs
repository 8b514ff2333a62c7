namespace MlNetPlus.Torch.Vision.Tests;

/// <summary>Tests of networks run one after the other: some count the tensors of the whole process, some look at its random numbers.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TorchCollection : ICollectionFixture<OneThread>
{
    public const string Name = "torch";
}
