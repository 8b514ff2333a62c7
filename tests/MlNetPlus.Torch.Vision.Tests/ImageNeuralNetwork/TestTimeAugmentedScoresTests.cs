using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using MlNetPlus.Extensibility;
using SkiaSharp;

namespace MlNetPlus.Torch.Vision.Tests;

[Collection(TorchCollection.Name)]
public sealed class TestTimeAugmentedScoresTests : IDisposable
{
    private static readonly IReadOnlyList<Row> Rows = MakeRows(11);

    private readonly MLContext _mlContext = new(seed: 1);
    private readonly ImageNeuralNetworkTransformer _plain;

    public TestTimeAugmentedScoresTests() => _plain = _mlContext.MulticlassClassification.Trainers.ImageNeuralNetwork(new ImageNeuralNetworkOptions
    {
        Backbone = "resnet_small",
        ImageSize = StripedPictures.Side,
        ScoringBatchSize = 8,
        Targets = [new() { LabelColumnName = "Stripes" }, new() { LabelColumnName = "Light", Task = PredictionTask.Regression }],
        Training = { Epochs = 2, BatchSize = 8, MaxLearningRate = 0.01, Device = "cpu" },
    }).Fit(View(Rows));

    public void Dispose() => _plain.Dispose();

    [Theory]
    [InlineData(ViewAggregation.Mean)]
    [InlineData(ViewAggregation.Max)]
    [InlineData(ViewAggregation.GeometricMean)]
    public void Transform_MirroredViews_AggregatesBothPicturesScores(ViewAggregation aggregation)
    {
        var augmented = _plain.WithTestTimeAugmentation(new() { Deterministic = DeterministicViews.HorizontalFlip, Aggregation = aggregation });

        var scores = Scored(augmented, Rows);

        var mirrored = Scored(_plain, [.. Rows.Select(row => row.Mirrored())]);
        foreach (var (row, a, b) in scores.Zip(Scored(_plain, Rows), mirrored))
        {
            float Expected(float x, float y) => aggregation switch { ViewAggregation.Max => Math.Max(x, y), ViewAggregation.GeometricMean => MathF.Sqrt(x * y), _ => (x + y) / 2 };
            Assert.Equal(Expected(a.Stripes[0], b.Stripes[0]), row.Stripes[0], 1e-5f);
            Assert.Equal(Expected(a.Stripes[1], b.Stripes[1]), row.Stripes[1], 1e-5f);
            Assert.Equal((a.Light + b.Light) / 2, row.Light, 1e-3f); // a number, whatever is asked for classes
            Assert.Equal(Math.Abs(a.Stripes[0] - b.Stripes[0]) / 2, row.StripesSpread, 1e-5f); // two values: half their distance
            Assert.Equal(Math.Abs(a.Light - b.Light) / 2, row.LightSpread, 1e-3f);
            Assert.Equal(row.Stripes[0] >= row.Stripes[1] ? 1u : 2u, row.PredictedStripes);
        }
    }

    [Fact]
    public void Transform_ViewsThatChangeNothing_GivesPlainScores()
    {
        var augmented = _plain.WithTestTimeAugmentation(new() { Augmentation = new() { HorizontalFlip = false, AffineProbability = 0, LightingProbability = 0 } });

        foreach (var (row, plain) in Scored(augmented, Rows).Zip(Scored(_plain, Rows)))
        {
            Assert.Equal(plain.Stripes[0], row.Stripes[0], 1e-5f);
            Assert.Equal(0, row.StripesSpread, 1e-5f);
        }
    }

    [Fact]
    public void Transform_OtherOrderAndBatches_GivesEqualScores()
    {
        var augmented = _plain.WithTestTimeAugmentation(new());

        var forward = Scored(augmented, Rows);
        var backward = Scored(augmented, [.. Rows.Reverse()]);

        for (var i = 0; i < Rows.Count; i++)
            Assert.Equal(forward[i].Stripes[0], backward[Rows.Count - 1 - i].Stripes[0], 1e-5f);
        Assert.Contains(forward, row => row.StripesSpread > 1e-3);
        Assert.Contains(Scored(_plain.WithTestTimeAugmentation(new() { Seed = 1 }), Rows).Zip(forward), pair => pair.First.Stripes[0] != pair.Second.Stripes[0]);
    }

    [Fact]
    public void Transform_TestTimeAugmentationAroundIt_GivesTheSame()
    {
        var plain = StripedPictures.Trainer(_mlContext).Fit(StripedPictures.Of(_mlContext));
        TestTimeAugmentationOptions options = new() { Deterministic = DeterministicViews.Dihedral };
        var images = _mlContext.Data.LoadFromEnumerable(StripedPictures.Rows(5).Select(row => new ImageRow { Image = MLImage.CreateFromStream(new MemoryStream(row.Image)) }));

        var inside = StripedPictures.Scores(_mlContext, plain.WithTestTimeAugmentation(options).Transform(images));
        var around = StripedPictures.Scores(_mlContext, _mlContext.Transforms.TestTimeAugmentation(plain, options).Fit(images).Transform(images));

        foreach (var (a, b) in inside.SelectMany(scores => scores).Zip(around.SelectMany(scores => scores)))
            Assert.Equal(a, b, 1e-5f);
    }

    [Fact]
    public void Load_WithoutRegistration_ScoresByTheSameViews()
    {
        var view = View(Rows);
        var augmented = _plain.WithTestTimeAugmentation(new() { Views = 2, Beta = 0.5, SpreadColumnName = "Doubt", Augmentation = new() { MaxShift = 2 } });
        using var file = new MemoryStream();
        _mlContext.Model.Save(augmented, view.Schema, file);

        using var loaded = Assert.IsType<ImageNeuralNetworkTransformer>(new MLContext().Model.Load(file, out _));

        Assert.Equal((2, 0.5, 2), (loaded.TestTimeAugmentation!.Views, loaded.TestTimeAugmentation.Beta, loaded.TestTimeAugmentation.Augmentation.MaxShift));
        Assert.Equal(Scored(augmented, Rows).Select(row => (row.Stripes[0], row.Light)), Scored(loaded, Rows).Select(row => (row.Stripes[0], row.Light)));
        Assert.NotNull(loaded.GetOutputSchema(view.Schema).GetColumnOrNull("Stripes.Doubt"));
    }

    [Fact]
    public void CreatePredictionEngine_OneRow_EqualsTheView()
    {
        var augmented = _plain.WithTestTimeAugmentation(new() { Views = 3 });
        var scored = Scored(augmented, Rows);
        using (var engine = _mlContext.Model.CreatePredictionEngine<Row, Prediction>(augmented))
        {
            foreach (var i in new[] { 4, 0, 4 })
            {
                var single = engine.Predict(Rows[i]);
                Assert.Equal(scored[i].Stripes[0], single.Stripes[0], 1e-5f);
                Assert.Equal(scored[i].LightSpread, single.LightSpread, 1e-3f);
            }
        }

        Assert.Equal(Rows.Count, Scored(_plain, Rows).Count); // the engine disposed the augmented one alone
    }

    [Fact]
    public void Transform_UndecodablePicture_HasNoScoreAndNoSpread()
    {
        Row[] rows = [Rows[0], new() { Image = [1, 2, 3] }, Rows[2]];

        var scored = Scored(_plain.WithTestTimeAugmentation(new()), rows);

        Assert.True(float.IsNaN(scored[1].Stripes[0]) && float.IsNaN(scored[1].StripesSpread));
        Assert.Equal(0u, scored[1].PredictedStripes);
        Assert.True(float.IsFinite(scored[2].StripesSpread));
    }

    [Fact]
    public void WithTestTimeAugmentation_FaultyOptions_AreRefused()
    {
        var fault = Assert.Throws<ArgumentException>(() => _plain.WithTestTimeAugmentation(new() { Views = 0, Beta = 2 }));

        Assert.Contains("Views", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Beta", fault.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Row> MakeRows(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var light = random.NextSingle();
            return new Row { StripesText = i % 2 == 0 ? "upright" : "lying", Light = 100 * light, Image = MarkedPicture.Png(i % 2, i % 4 > 1, light) };
        })];
    }

    private IDataView View(IEnumerable<Row> rows)
    {
        var view = _mlContext.Data.LoadFromEnumerable(rows);
        return _mlContext.Transforms.Conversion.MapValueToKey("Stripes", "StripesText").Fit(view).Transform(view);
    }

    private List<Prediction> Scored(ITransformer model, IEnumerable<Row> rows) =>
        [.. _mlContext.Data.CreateEnumerable<Prediction>(model.Transform(View(rows)), reuseRowObject: false, ignoreMissingColumns: true)];

    private sealed class Row
    {
        public string StripesText { get; set; } = "";

        public float Light { get; set; }

        public byte[] Image { get; set; } = [];

        public Row Mirrored()
        {
            using var picture = SKBitmap.Decode(Image);
            using var mirrored = new SKBitmap(picture.Info);
            for (var y = 0; y < picture.Height; y++)
            {
                for (var x = 0; x < picture.Width; x++)
                    mirrored.SetPixel(picture.Width - 1 - x, y, picture.GetPixel(x, y));
            }

            return new() { StripesText = StripesText, Light = Light, Image = mirrored.Encode(SKEncodedImageFormat.Png, 100).ToArray() };
        }
    }

    private sealed class ImageRow
    {
        [ImageType(StripedPictures.Side, StripedPictures.Side)]
        public MLImage? Image { get; set; }
    }

    private sealed class Prediction
    {
        [ColumnName("Stripes.Score")]
        public float[] Stripes { get; set; } = [];

        [ColumnName("Stripes.PredictedLabel")]
        public uint PredictedStripes { get; set; }

        [ColumnName("Stripes.ScoreSpread")]
        public float StripesSpread { get; set; }

        [ColumnName("Light.Score")]
        public float Light { get; set; }

        [ColumnName("Light.ScoreSpread")]
        public float LightSpread { get; set; }
    }
}
