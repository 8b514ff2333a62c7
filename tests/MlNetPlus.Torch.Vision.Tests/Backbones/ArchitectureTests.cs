using TorchSharp;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision.Tests;

[Collection(TorchCollection.Name)]
public sealed class ArchitectureTests
{
    /// <summary>The first file was given with this project's specification, the second is made by the script beside it.</summary>
    public static TheoryData<string, string> Architectures { get; } =
        new(new[] { "given-architectures.json", "architectures.json" }.SelectMany(file => ReferenceArchitecture.Read(file).Select(known => (file, known.Model))));

    [Theory]
    [MemberData(nameof(Architectures))]
    public void Create_KnownArchitecture_HasTimmsNamesShapesAndNumbers(string file, string model)
    {
        var expected = ReferenceArchitecture.Read(file, model);
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        using var network = VisionModels.Create(model, 1000);
        FormulaWeights.Fill(network);
        network.eval();

        var features = network.Features(FormulaWeights.Pictures(expected.ImageSize));
        var embedding = network.Embed(features);
        var logits = network.Classify(features);

        Assert.Equal(expected.StateLines(), network.state_dict().Select(entry => $"{entry.Key} [{string.Join(", ", entry.Value.shape)}]"));
        Assert.Equal(expected.Parameters, network.parameters().Sum(parameter => parameter.numel()));
        Assert.Equal(expected.EmbeddingSize, network.EmbeddingSize);
        Assert.Equal(network.Info.FeatureCount, features.size(1));
        if (expected.Features is not null)
        {
            Assert.Equal(expected.Features, features.shape);
            AssertClose(expected.FeatureMean!.Value, features.to_type(ScalarType.Float64).mean().item<double>(), Deviation(features));
        }

        for (var picture = 0; picture < 2; picture++)
        {
            AssertClose(expected.Embedding[picture], embedding[picture]);
            AssertClose(expected.Logits[picture], logits[picture]);
            AssertClose(expected.LogitMean[picture], logits[picture].mean().item<float>(), expected.LogitDeviation[picture]);
            AssertClose(expected.LogitDeviation[picture], Deviation(logits[picture]), expected.LogitDeviation[picture]);
            Assert.Equal(expected.ArgMax[picture], logits[picture].argmax().item<long>());
        }
    }

    private static void AssertClose(double[] expected, Tensor got)
    {
        var deviation = Deviation(got);
        for (var i = 0; i < expected.Length; i++)
            AssertClose(expected[i], got[i].item<float>(), deviation);
    }

    private static void AssertClose(double expected, double got, double deviation) => Assert.InRange(got, expected - (1e-3 * deviation), expected + (1e-3 * deviation));

    private static double Deviation(Tensor numbers) => numbers.std(unbiased: false).item<float>();
}
