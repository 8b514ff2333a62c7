using Microsoft.ML;
using MlNetPlus.Extensibility;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision.Tests;

[Collection(TorchCollection.Name)]
public sealed class ClassWeightTests
{
    private static readonly float[] Labels = [0, 0, 0, 1, 2, 2];
    private static readonly float[] Numbers = [1, 2, 3, 4, 5, 6];

    // torch's weighted cross-entropy, as fastai has it: weights scaled to a mean of 1 multiply -log p of the label, not the part that smoothing spreads.
    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    public void Of_ClassWeights_EqualTorch(double smoothing)
    {
        using var scope = NewDisposeScope();
        var (output, labels) = (Output(), tensor(Labels).unsqueeze(1));
        float[] weights = [1, 4, 2]; // of the six rows: 1 1 1 4 2 2, 11 in all

        var losses = Losses([new(null, PredictionTask.MulticlassClassification, 0, 3) { ClassWeights = weights }], [Labels], smoothing).Of(output, labels);

        var logs = nn.functional.log_softmax(output.narrow(1, 0, 3), 1);
        var scaled = tensor(weights) * (6 / 11.0);
        var expected = (nn.functional.nll_loss(logs, labels.squeeze(1).to_type(ScalarType.Int64), scaled, reduction: nn.Reduction.None) * (1 - smoothing)) - (logs.mean([1]) * smoothing);
        Assert.True(losses.allclose(expected));
    }

    [Fact]
    public void Of_TwoTargets_AddsTheirLossesByWeight()
    {
        using var scope = NewDisposeScope();
        var heads = new[] { new ImageHead("Class", PredictionTask.MulticlassClassification, 0, 3, 2), ImageHead.OfNumbers("Number", 3, 0.5, Numbers) };
        var (output, labels) = (Output(), tensor(Labels.Zip(Numbers).SelectMany(pair => new[] { pair.First, pair.Second }).ToArray(), [6, 2]));

        var losses = Losses(heads, [Labels, Numbers], 0).Of(output, labels);

        var classes = nn.functional.cross_entropy(output.narrow(1, 0, 3), tensor(Labels).to_type(ScalarType.Int64), reduction: nn.Reduction.None);
        var deviation = Math.Sqrt(35 / 12.0); // of 1 to 6
        var numbers = (output.select(1, 3) - ((tensor(Numbers) - 3.5) / deviation)).square();
        Assert.True(losses.allclose((classes * 2) + (numbers * 0.5), rtol: 1e-4, atol: 1e-5));
    }

    [Fact]
    public void Fit_HeavyClass_IsPredictedMoreOften()
    {
        var mlContext = new MLContext(1);
        var data = StripedPictures.Of(mlContext, StripedPictures.Rows(60));
        float Mean(Dictionary<string, double>? weights) => StripedPictures.Scores(mlContext, StripedPictures.Trainer(mlContext, 1, options => options.ClassWeights = weights).Fit(data).Transform(data))
            .Average(scores => scores[2]);

        Assert.True(Mean(new(StringComparer.Ordinal) { ["plain"] = 50 }) > Mean(null));
    }

    [Fact]
    public void Fit_UnknownClass_NamesItAndTheKnownOnes()
    {
        var mlContext = new MLContext(1);

        var fault = Assert.Throws<ArgumentException>(() =>
            StripedPictures.Trainer(mlContext, change: options => options.ClassWeights = new Dictionary<string, double>(StringComparer.Ordinal) { ["plane"] = 2 }).Fit(StripedPictures.Of(mlContext)));

        Assert.Contains("names plane; expected classes of the column: upright, lying, plain.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_FaultyWeights_AreAllNamed()
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal) { ["a"] = -1 };
        var options = new ImageNeuralNetworkOptions
        {
            BalanceClasses = true,
            ClassWeights = weights,
            Targets = [new() { Task = PredictionTask.Regression, ClassWeights = new Dictionary<string, double>(StringComparer.Ordinal) { ["b"] = 0 } }, null!],
        };

        var fault = Assert.Throws<ArgumentException>(() => new MLContext().MulticlassClassification.Trainers.ImageNeuralNetwork(options));

        string[] expected = ["ClassWeights[a]", "null together with Targets", "BalanceClasses", "Targets[0].ClassWeights", "0 for all", "null for a number", "Targets[1]"];
        Assert.All(expected, text => Assert.Contains(text, fault.Message, StringComparison.Ordinal));
    }

    private static Tensor Output()
    {
        using var generator = new Generator(1, CPU);
        return randn([6, 4], generator: generator);
    }

    private static TargetLosses Losses(IReadOnlyList<ImageHead> heads, float[][] labels, double smoothing) => new(
        heads,
        new LabelledImages(new KeptRows(1, 0, null, "pictures"), [0, 1, 2, 3, 4, 5], labels),
        new ImageNeuralNetworkOptions { Training = { LabelSmoothing = smoothing } });
}
