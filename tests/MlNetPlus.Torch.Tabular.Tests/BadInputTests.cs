using Microsoft.ML;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Tabular.Tests;

[Collection(TorchCollection.Name)]
public sealed class BadInputTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    public static TheoryData<TabularNetwork> Networks => [.. Enum.GetValues<TabularNetwork>()];

    [Fact]
    public void Fit_InfiniteFeatures_NamesSlotsAndRows()
    {
        var rows = SmallTable.Rows(classes: 2);
        rows[3].Noise = float.PositiveInfinity;
        rows[7].Noise = float.NegativeInfinity;
        rows[7].Signal = float.PositiveInfinity;

        Assert.Equal(
            "Column 'Features' (input of TabularNeuralNetworkTrainer) has infinite values in 2 of 120 rows, in 2 slot(s): Signal, Noise. Expected finite numbers, or NaN for missing ones. Replace the infinite values, or remove the rows.",
            Refused(rows));
    }

    [Fact]
    public void Fit_OneClass_SaysSo()
    {
        var rows = SmallTable.Rows(classes: 2);
        rows.RemoveAll(row => row.Group == 1);

        Assert.StartsWith("Column 'Label' (label of TabularNeuralNetworkTrainer) has one class in all of its 60 rows; expected at least two.", Refused(rows), StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_NoRows_SaysSo() => Assert.StartsWith("TabularNeuralNetworkTrainer got data without rows.", Refused([]), StringComparison.Ordinal);

    [Fact]
    public void Fit_ValidationLeavesNoRows_SaysWhatToChange()
    {
        var message = Refused(SmallTable.Rows(2, classes: 2), options => options.Training.ValidationFraction = 0.9);

        Assert.StartsWith("Of 2 rows, 2 would be held out (a fraction of 0.9), which leaves none to train on.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_MissingLabels_CountsThem()
    {
        var rows = SmallTable.Rows();
        rows[0].Signal = float.NaN; // the label is made of it
        var fault = Assert.Throws<InvalidOperationException>(() => SmallTable.Trainer(_mlContext, PredictionTask.Regression).Fit(SmallTable.Of(_mlContext, PredictionTask.Regression, rows)));

        Assert.StartsWith("Column 'Label' (label of TabularNeuralNetworkTrainer) is missing or infinite in 1 of 120 rows; expected a value in each.", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Fit_FewerRowsThanABatch_Trains(TabularNetwork network)
    {
        var data = SmallTable.Of(_mlContext, PredictionTask.BinaryClassification, SmallTable.Rows(12, classes: 2));

        var model = SmallTable.Trainer(_mlContext, PredictionTask.BinaryClassification, epochs: 5, network: network).Fit(data);

        Assert.Equal(5, model.Model.Histories[0].Steps);
        Assert.All(SmallTable.Scores(model.Transform(data)), score => Assert.True(float.IsFinite(score)));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Fit_AllConstantOrMissing_GivesFiniteScores(TabularNetwork network)
    {
        var rows = SmallTable.Rows();
        foreach (var row in rows)
            (row.Noise, row.Gappy) = (1, float.NaN);
        var data = SmallTable.Of(_mlContext, PredictionTask.Regression, rows);

        Assert.All(SmallTable.Scores(SmallTable.Trainer(_mlContext, PredictionTask.Regression, epochs: 3, network: network).Fit(data).Transform(data)), score => Assert.True(float.IsFinite(score)));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Fit_ConstantTarget_PredictsIt(TabularNetwork network)
    {
        var rows = SmallTable.Rows();
        foreach (var row in rows)
            row.Signal = 2;
        var data = SmallTable.Of(_mlContext, PredictionTask.Regression, rows);

        Assert.All(SmallTable.Scores(SmallTable.Trainer(_mlContext, PredictionTask.Regression, epochs: 3, network: network).Fit(data).Transform(data)), score => Assert.InRange(score, 119.5f, 120.5f));
    }

    [Fact]
    public void Fit_NoValidation_KeepsTheLastWeights()
    {
        var data = SmallTable.Of(_mlContext, PredictionTask.BinaryClassification);

        var history = SmallTable.Trainer(_mlContext, PredictionTask.BinaryClassification, 3, options => (options.Training.ValidationFraction, options.Training.EarlyStopping) = (0, null)).Fit(data).Model.Histories[0];

        Assert.Null(history.BestEpoch);
        Assert.Equal(3, history.KeptEpoch);
    }

    private string Refused(List<SmallTable.Row> rows, Action<TabularNeuralNetworkOptions>? change = null)
    {
        var data = SmallTable.Of(_mlContext, PredictionTask.BinaryClassification, rows);
        return Assert.Throws<InvalidOperationException>(() => SmallTable.Trainer(_mlContext, PredictionTask.BinaryClassification, 3, change).Fit(data)).Message;
    }
}
