namespace MlNetPlus.Torch.Vision.Benchmarks;

/// <summary>How the small network is trained. benchmarks/peers/pytorch_images.py has the same numbers.</summary>
internal static class FashionTraining
{
    public const string Network = "resnet_small";
    public const int BatchSize = 64;
    public const int Epochs = 4;
    public const double LearningRate = 6e-3;

    public static ImageNeuralNetworkOptions Options(string imageColumnName, int epochs = Epochs, int seed = 1) => new()
    {
        Backbone = Network,
        ImageColumnName = imageColumnName,
        Channels = 1,
        Training =
        {
            Epochs = epochs,
            BatchSize = BatchSize,
            MaxLearningRate = LearningRate,
            ValidationFraction = 0,
            Device = "cpu",
            Seed = seed,
        },
    };
}
