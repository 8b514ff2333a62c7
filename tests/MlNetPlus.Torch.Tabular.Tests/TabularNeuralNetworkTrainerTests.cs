using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Extensibility;
using MlNetPlus.Testing;
using TorchSharp;

namespace MlNetPlus.Torch.Tabular.Tests;

[Collection(TorchCollection.Name)]
public sealed class TabularNeuralNetworkTrainerTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    public static MatrixTheoryData<PredictionTask, TabularNetwork> Cases => new(Enum.GetValues<PredictionTask>(), Enum.GetValues<TabularNetwork>());

    public static TheoryData<TabularNetwork> Networks => [.. Enum.GetValues<TabularNetwork>()];

    [Theory]
    [MemberData(nameof(Cases))]
    [ContractTestOf(typeof(TabularNeuralNetworkTrainer))]
    public void Check_EachTask_KeepsEveryPromise(PredictionTask task, TabularNetwork network)
    {
        var data = SmallTable.Of(_mlContext, task);
        var options = new EstimatorContractOptions { TrainingColumns = { "Label" } };
        options.InvalidInputs.Add(new InvalidInput(_mlContext.Transforms.SelectColumns("Label").Fit(data).Transform(data), "Column 'Features'"));

        EstimatorContract.Check(_mlContext, SmallTable.Trainer(_mlContext, task, epochs: 3, network: network), data, options);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Save_AndLoad_GivesTheSameScores(PredictionTask task, TabularNetwork network)
    {
        var data = SmallTable.Of(_mlContext, task);
        var model = SmallTable.Trainer(_mlContext, task, epochs: 4, network: network).Fit(data);
        using var file = new MemoryStream();
        _mlContext.Model.Save(model, data.Schema, file);

        var loaded = new MLContext().Model.Load(file, out _);

        Assert.Equal(SmallTable.Scores(model.Transform(data)), SmallTable.Scores(loaded.Transform(data)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Fit_SameSeedTwice_GivesTheSameScores(PredictionTask task, TabularNetwork network)
    {
        var data = SmallTable.Of(_mlContext, task);

        var first = SmallTable.Scores(SmallTable.Trainer(new MLContext(3), task, epochs: 4, network: network).Fit(data).Transform(data));
        torch.rand(1).Dispose(); // the random numbers of the process play no part
        var second = SmallTable.Scores(SmallTable.Trainer(new MLContext(3), task, epochs: 4, network: network).Fit(data).Transform(data));
        var other = SmallTable.Scores(SmallTable.Trainer(new MLContext(4), task, epochs: 4, network: network).Fit(data).Transform(data));

        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
    }

    [Fact]
    public void Fit_SeedOfTheOptions_IsBeforeThatOfTheContext()
    {
        var data = SmallTable.Of(_mlContext, PredictionTask.Regression);
        float[] Scores(MLContext context, int? seed) =>
            SmallTable.Scores(SmallTable.Trainer(context, PredictionTask.Regression, 3, options => options.Training.Seed = seed).Fit(data).Transform(data));

        Assert.Equal(Scores(new MLContext(5), 9), Scores(new MLContext(6), 9));
        Assert.Equal(Scores(new MLContext(), null), Scores(new MLContext(), null));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Fit_Binary_SeparatesTheClasses(TabularNetwork network)
    {
        var data = SmallTable.Of(_mlContext, PredictionTask.BinaryClassification);

        var metrics = _mlContext.BinaryClassification.Evaluate(SmallTable.Trainer(_mlContext, PredictionTask.BinaryClassification, epochs: 64, network: network).Fit(data).Transform(data));

        Assert.True(metrics.AreaUnderRocCurve > 0.99, $"AUC {metrics.AreaUnderRocCurve}");
        Assert.True(metrics.LogLoss < 0.2, $"log-loss {metrics.LogLoss}");
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Fit_Multiclass_SeparatesTheClasses(TabularNetwork network)
    {
        var data = SmallTable.Of(_mlContext, PredictionTask.MulticlassClassification);

        var metrics = _mlContext.MulticlassClassification.Evaluate(SmallTable.Trainer(_mlContext, PredictionTask.MulticlassClassification, epochs: 64, network: network).Fit(data).Transform(data));

        Assert.True(metrics.MacroAccuracy > 0.97, $"accuracy {metrics.MacroAccuracy}");
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Fit_Regression_ScoresInTheUnitOfTheLabel(TabularNetwork network)
    {
        var data = SmallTable.Of(_mlContext, PredictionTask.Regression);

        var metrics = _mlContext.Regression.Evaluate(SmallTable.Trainer(_mlContext, PredictionTask.Regression, epochs: 64, network: network).Fit(data).Transform(data));

        Assert.True(metrics.RSquared > 0.95, $"R² {metrics.RSquared}");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Fit_ValidationOfTheCaller_TrainsOnAllRows(PredictionTask task, TabularNetwork network)
    {
        var data = SmallTable.Of(_mlContext, task);

        var model = SmallTable.Trainer(_mlContext, task, epochs: 4, network: network).Fit(data, data);

        var history = Assert.Single(model.Model.Histories);
        var batches = network == TabularNetwork.RealMlp ? 3 : 4; // 120 rows make 3 full batches of 32, and RealMLP drops the rest
        Assert.Equal(batches * 4, history.Steps);
        Assert.Equal(task == PredictionTask.Regression ? "MeanSquaredError" : "LogLoss", history.Epochs[0].Metrics[0].Name);
    }

    [Fact]
    public void PermutationFeatureImportance_OfTheChain_NamesTheFeatureThatMatters()
    {
        var view = SmallTable.Of(_mlContext, PredictionTask.BinaryClassification);
        var pipeline = _mlContext.Transforms.Concatenate("Features", "Signal", "Noise").Append(SmallTable.Trainer(_mlContext, PredictionTask.BinaryClassification));
        var model = pipeline.Fit(view);

        var importance = _mlContext.BinaryClassification.PermutationFeatureImportanceNonCalibrated(model, model.Transform(view), permutationCount: 2);

        Assert.True(importance["Signal"].AreaUnderRocCurve.Mean < importance["Noise"].AreaUnderRocCurve.Mean - 0.1);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void PredictionEngine_RowByRow_GivesTheBitsOfTheBatch(TabularNetwork network)
    {
        var rows = SmallTable.Rows(classes: 2);
        var data = SmallTable.Of(_mlContext, PredictionTask.BinaryClassification, rows);
        var pipeline = _mlContext.Transforms.Concatenate("Features", "Signal", "Noise", "Gappy", "Constant");
        var model = SmallTable.Trainer(_mlContext, PredictionTask.BinaryClassification, epochs: 4, options => options.InnerFolds = 2, network).Fit(data);
        var chain = pipeline.Fit(data).Append(model);
        using var engine = _mlContext.Model.CreatePredictionEngine<SmallTable.Row, Prediction>(chain);

        Assert.Equal(SmallTable.Scores(model.Transform(data)), rows.Select(row => engine.Predict(row).Score));
    }

    [Fact]
    public void PredictionEngine_InfiniteValue_CountsAsMissing()
    {
        var data = SmallTable.Of(_mlContext, PredictionTask.BinaryClassification);
        var model = _mlContext.Transforms.Concatenate("Features", "Signal", "Noise", "Gappy", "Constant").Fit(data)
            .Append(SmallTable.Trainer(_mlContext, PredictionTask.BinaryClassification).Fit(data));
        using var engine = _mlContext.Model.CreatePredictionEngine<SmallTable.Row, Prediction>(model);
        float Score(float gappy) => engine.Predict(new SmallTable.Row { Signal = 1, Noise = 0.5f, Gappy = gappy, Constant = 4 }).Score;

        Assert.Equal(Score(float.NaN), Score(float.PositiveInfinity));
        Assert.True(float.IsFinite(Score(float.NegativeInfinity)));
        Assert.NotEqual(Score(float.NaN), Score(0.1f));
    }

    private sealed class Prediction
    {
        public float Score { get; set; }
    }
}
