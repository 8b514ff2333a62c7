using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Cleaning;
using MlNetPlus.Extensibility;
using MlNetPlus.Testing;

namespace MlNetPlus.Torch.Vision.Tests;

[Collection(TorchCollection.Name)]
public sealed class TargetTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    [Fact]
    [ContractTestOf(typeof(ImageNeuralNetworkTrainer))]
    public void Check_ThreeTargets_KeepsEveryPromise()
    {
        var data = Data();
        var options = new EstimatorContractOptions { TrainingColumns = { "Stripes", "Side", "Light" }, SingleTolerance = 1e-4 };
        options.InvalidInputs.Add(new InvalidInput(_mlContext.Transforms.DropColumns("Image").Fit(data).Transform(data), "Column 'Image'"));

        EstimatorContract.Check(_mlContext, Trainer(epochs: 1), data, options);
    }

    [Fact]
    public void Fit_ThreeTargets_LearnsEach()
    {
        var model = Trainer(epochs: 15).Fit(Data(120));
        var scored = model.Transform(Data(40, seed: 2));

        var stripes = _mlContext.MulticlassClassification.Evaluate(scored, "Stripes", "Stripes.Score", "Stripes.PredictedLabel");
        var side = _mlContext.MulticlassClassification.Evaluate(scored, "Side", "Side.Score", "Side.PredictedLabel");
        var light = _mlContext.Regression.Evaluate(scored, "Light", "Lightness.Score");

        Assert.True(stripes.MicroAccuracy > 0.9, $"stripes {stripes.MicroAccuracy}");
        Assert.True(side.MicroAccuracy > 0.9, $"side {side.MicroAccuracy}");
        Assert.True(light.RSquared > 0.8, $"light {light.RSquared}");
        Assert.Equal(
            ["Loss", "Stripes.LogLoss", "Stripes.Accuracy", "Side.LogLoss", "Side.Accuracy", "Lightness.MeanSquaredError"],
            model.Model.Histories[0].Epochs[0].Metrics.Select(metric => metric.Name));
    }

    [Fact]
    public void Transform_ThreeTargets_LetsEachBeCleaned()
    {
        var model = Trainer(epochs: 15).Fit(Data(120));
        var rows = Rows(40, seed: 2);
        rows[20].StripesText = rows[20].StripesText == "upright" ? "lying" : "upright";
        rows[25].SideText = rows[25].SideText == "right" ? "left" : "right";
        rows[30].Light += 300;
        var scored = model.Transform(Data(rows));
        LossRanking Worst(string label, string score) => _mlContext.Data.TopLosses(scored, new TopLossesOptions { Count = 2, LabelColumnName = label, ScoreColumnName = score });

        var side = Worst("Side", "Side.Score");

        Assert.Contains(20, Worst("Stripes", "Stripes.Score").Rows.Select(row => row.Row));
        Assert.Contains(25, side.Rows.Select(row => row.Row));
        Assert.Contains(30, Worst("Light", "Lightness.Score").Rows.Select(row => row.Row));
        Assert.Contains(25, _mlContext.Data.FindLabelIssues(scored, new LabelIssuesOptions { LabelColumnName = "Side", ScoreColumnName = "Side.Score" }).Issues.Select(issue => issue.Row));
        var page = Path.GetTempFileName();
        try
        {
            side.SaveGallery(page, scored, new CleaningGalleryOptions { ImageColumnName = "Image" });
            Assert.Equal(2, File.ReadAllText(page).Split("src=\"data:image/png").Length - 1);
        }
        finally
        {
            File.Delete(page);
        }
    }

    [Fact]
    public void Load_ThreeTargets_GivesTheSameColumns()
    {
        var data = Data();
        var model = Trainer().Fit(data);
        using var file = new MemoryStream();
        _mlContext.Model.Save(model, data.Schema, file);
        var loaded = Assert.IsType<ImageNeuralNetworkTransformer>(new MLContext().Model.Load(file, out _));

        Assert.Equal(Scored(model.Transform(data)), Scored(loaded.Transform(data)));
        Assert.Equal(["Stripes", "Side", "Lightness"], loaded.Targets.Select(target => target.Name));
        Assert.Equal(["left", "right"], loaded.Targets[1].Classes!.ToNames());
        VBuffer<ReadOnlyMemory<char>> names = default;
        loaded.GetOutputSchema(data.Schema)["Stripes.Score"].GetSlotNames(ref names);
        Assert.Equal(["upright", "lying"], names.DenseValues().Select(name => name.ToString()));
    }

    [Fact]
    public void CreatePredictionEngine_ThreeTargets_FillsEach()
    {
        var data = Data();
        var model = Trainer().Fit(data);
        var row = Rows(1)[0];
        using var engine = _mlContext.Model.CreatePredictionEngine<Row, Prediction>(model);

        var prediction = engine.Predict(row);

        Assert.Equal(2, prediction.Stripes.Length);
        Assert.Equal(1, prediction.Side.Sum(), 1e-5);
        Assert.InRange(prediction.PredictedSide, 1u, 2u);
        Assert.True(float.IsFinite(prediction.Light));
    }

    [Fact]
    public void Fit_Weights_ChangeWhatIsLearnt()
    {
        var data = Data();
        float[] Light(double weight) => [.. Scored(Trainer(change: options => options.Targets[2].Weight = weight).Fit(data).Transform(data)).Select(row => row.Light)];

        Assert.NotEqual(Light(1), Light(100));
    }

    [Fact]
    public void Fit_RegressionCatalog_PredictsInTheLabelsUnit()
    {
        var options = Options(15);
        options.Targets = [];
        options.LabelColumnName = "Light";
        var model = _mlContext.Regression.Trainers.ImageNeuralNetwork(options).Fit(Data(120));

        var metrics = _mlContext.Regression.Evaluate(model.Transform(Data(40, seed: 2)), "Light");

        Assert.Equal(PredictionTask.Regression, model.Task);
        Assert.True(metrics.RSquared > 0.8, $"R² {metrics.RSquared}");
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Fit_MixedOrBalanced_TakesSeveralTargets(bool mixUp, bool cutMix)
    {
        var data = Data();

        var model = Trainer(change: options =>
        {
            options.MixUp = mixUp ? 0.4 : null;
            options.CutMix = cutMix ? 1 : null;
            options.BalanceClasses = true;
        }).Fit(data);

        Assert.All(Scored(model.Transform(data)), row => Assert.True(float.IsFinite(row.Light)));
    }

    [Fact]
    public void Fit_OneClassInASecondTarget_NamesTheColumn()
    {
        var rows = Rows().Where(row => row.SideText == "left");

        var fault = Assert.Throws<InvalidOperationException>(() => Trainer().Fit(Data(rows)));

        Assert.Contains("Column 'Side'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_MissingSecondLabel_NamesTheColumn()
    {
        var data = _mlContext.Transforms.DropColumns("Light").Fit(Data()).Transform(Data());

        var fault = Assert.Throws<ArgumentOutOfRangeException>(() => Trainer().Fit(data));

        Assert.Contains("Column 'Light'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_MissingNumber_IsCounted()
    {
        var rows = Rows();
        rows[3].Light = float.NaN;

        var fault = Assert.Throws<InvalidOperationException>(() => Trainer().Fit(Data(rows)));

        Assert.Contains("Column 'Light'", fault.Message, StringComparison.Ordinal);
        Assert.Contains("1 of 36 rows", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_FaultyTargets_AreAllNamed()
    {
        var options = new ImageNeuralNetworkOptions
        {
            Targets = [new() { LabelColumnName = "A", Weight = 0 }, new() { LabelColumnName = "A", Task = PredictionTask.BinaryClassification }],
        };

        var fault = Assert.Throws<ArgumentException>(() => _mlContext.MulticlassClassification.Trainers.ImageNeuralNetwork(options));

        Assert.All(["Targets[0].Weight", "Targets[1].Task", "a different name for each"], text => Assert.Contains(text, fault.Message, StringComparison.Ordinal));
    }

    private static IReadOnlyList<Row> Rows(int count = 36, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var (kind, right, light) = (i % 2, i / 2 % 2 == 1, random.NextSingle());
            return new Row
            {
                StripesText = kind == 0 ? "upright" : "lying",
                SideText = right ? "right" : "left",
                Light = 20 + (100 * light),
                Image = MarkedPicture.Png(kind, right, light),
            };
        })];
    }

    private static ImageNeuralNetworkOptions Options(int epochs) => new()
    {
        Backbone = "resnet_small",
        ImageSize = StripedPictures.Side,
        Targets = [new() { LabelColumnName = "Stripes" }, new() { LabelColumnName = "Side" }, new() { LabelColumnName = "Light", Name = "Lightness", Task = PredictionTask.Regression }],
        Training = { Epochs = epochs, BatchSize = 8, MaxLearningRate = 0.01, Device = "cpu" },
    };

    private ImageNeuralNetworkTrainer Trainer(int epochs = 2, Action<ImageNeuralNetworkOptions>? change = null)
    {
        var options = Options(epochs);
        change?.Invoke(options);
        return _mlContext.MulticlassClassification.Trainers.ImageNeuralNetwork(options);
    }

    private IDataView Data(int count = 36, int seed = 1) => Data(Rows(count, seed));

    private IDataView Data(IEnumerable<Row> rows)
    {
        var view = _mlContext.Data.LoadFromEnumerable(rows);
        return _mlContext.Transforms.Conversion.MapValueToKey("Stripes", "StripesText").Append(_mlContext.Transforms.Conversion.MapValueToKey("Side", "SideText")).Fit(view).Transform(view);
    }

    private IReadOnlyList<(float Upright, uint Side, float Light)> Scored(IDataView scored) =>
        [.. _mlContext.Data.CreateEnumerable<Prediction>(scored, reuseRowObject: false).Select(row => (row.Stripes[0], row.PredictedSide, row.Light))];

    private sealed class Row
    {
        public string StripesText { get; set; } = "";

        public string SideText { get; set; } = "";

        public float Light { get; set; }

        public byte[] Image { get; set; } = [];
    }

    private sealed class Prediction
    {
        [ColumnName("Stripes.Score")]
        public float[] Stripes { get; set; } = [];

        [ColumnName("Side.Score")]
        public float[] Side { get; set; } = [];

        [ColumnName("Side.PredictedLabel")]
        public uint PredictedSide { get; set; }

        [ColumnName("Lightness.Score")]
        public float Light { get; set; }
    }
}
