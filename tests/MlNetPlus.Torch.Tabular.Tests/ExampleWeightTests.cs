using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Torch.Tabular.Tests;

[Collection(TorchCollection.Name)]
public sealed class ExampleWeightTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    public static TheoryData<TabularNetwork> Networks => [.. Enum.GetValues<TabularNetwork>()];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Fit_LabelsOfWeightZero_HaveNoInfluence(TabularNetwork network)
    {
        var rows = MixedTable.Rows();
        foreach (var row in rows.Take(40))
            row.Weight = 0;
        var before = Scores(network, rows);
        foreach (var row in rows.Take(40))
            row.Label = !row.Label;

        var after = Scores(network, rows);

        Assert.Equal(before, after);
        foreach (var row in rows)
            row.Weight = 1;
        Assert.NotEqual(after, Scores(network, rows)); // with weight they have
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Fit_OneClassWeighsMore_ScoresRise(TabularNetwork network)
    {
        var rows = MixedTable.Rows();
        foreach (var row in rows)
            row.Color = "blue"; // nothing tells the classes apart
        var even = Scores(network, rows).Average();
        foreach (var row in rows.Where(row => row.Label))
            row.Weight = 20;

        var uneven = Scores(network, rows).Average();

        Assert.True(uneven > even + 0.5, $"logits {even} and {uneven}");
    }

    [Theory]
    [InlineData(-1f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Fit_BadWeight_CountsTheRows(float weight)
    {
        var rows = MixedTable.Rows();
        rows[5].Weight = weight;

        var fault = Assert.Throws<InvalidOperationException>(() => Scores(TabularNetwork.TabMMini, rows));

        Assert.Equal(
            "Column 'Weight' (weight of TabularNeuralNetworkTrainer) is negative, missing or infinite in 1 of 120 rows; expected 0 or more in each. Correct the weights, or remove such rows.",
            fault.Message);
    }

    [Fact]
    public void Fit_AllWeightsZero_SaysSo()
    {
        var rows = MixedTable.Rows();
        rows.ForEach(row => row.Weight = 0);

        var fault = Assert.Throws<InvalidOperationException>(() => Scores(TabularNetwork.TabMMini, rows));

        Assert.StartsWith("Column 'Weight' (weight of TabularNeuralNetworkTrainer) is 0 in all 120 rows;", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>Without validation: what is held out depends on the labels, whatever their weight.</summary>
    private float[] Scores(TabularNetwork network, List<MixedTable.Row> rows)
    {
        var options = new TabularNeuralNetworkOptions(network) { ExampleWeightColumnName = "Weight", HiddenSizes = [16], InnerFolds = 0 };
        options.Training.Epochs = 20;
        options.Training.BatchSize = 32;
        options.Training.ValidationFraction = 0;
        options.Training.EarlyStopping = null;
        var data = MixedTable.Of(_mlContext, rows);
        var pipeline = MixedTable.Features(_mlContext).Append(_mlContext.BinaryClassification.Trainers.TabularNeuralNetwork(options));
        return [.. pipeline.Fit(data).Transform(data).GetColumn<float>("Score")];
    }
}
