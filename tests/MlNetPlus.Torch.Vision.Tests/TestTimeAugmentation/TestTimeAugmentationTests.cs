using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Testing;

namespace MlNetPlus.Torch.Vision.Tests;

[Collection(TorchCollection.Name)]
public sealed class TestTimeAugmentationTests
{
    [Fact]
    [ContractTestOf(typeof(TestTimeAugmentationEstimator))]
    public void Contract_AroundOnnxModel_Holds()
    {
        using var pictures = new LinearPictures();
        var estimator = pictures.Load.Append(pictures.MLContext.Transforms.TestTimeAugmentation(pictures.Model, new() { Views = 2, BatchSize = 4 }));
        var options = new EstimatorContractOptions { SingleTolerance = 1e-5 }
            .Without(ContractCheck.RowsAllocateNothing, "each view is an image of its own")
            .Without(ContractCheck.MissingValuesDoNotThrow, "LoadImages throws on a path that is none");

        EstimatorContract.Check(pictures.MLContext, estimator, pictures.Paths, options);
    }

    // The scores of all views computed by numpy: see Reference/test_time_augmentation.py.
    [Theory]
    [InlineData(DeterministicViews.HorizontalFlip)]
    [InlineData(DeterministicViews.Dihedral)]
    [InlineData(DeterministicViews.FiveCrop)]
    [InlineData(DeterministicViews.TenCrop)]
    [InlineData(DeterministicViews.Scales)]
    public void Transform_FixedSetAroundOnnxModel_EqualsNumpy(DeterministicViews set)
    {
        using var pictures = new LinearPictures();
        foreach (var aggregation in Enum.GetValues<ViewAggregation>())
        {
            var scored = Score(pictures, new() { Deterministic = set, Aggregation = aggregation, CropShare = 0.75 });

            for (var i = 0; i < LinearPictures.Count; i++)
            {
                var expected = pictures.Expected[i].GetProperty(set.ToString());
                Assert.Equal(LinearPictures.Numbers(expected.GetProperty(aggregation.ToString())), scored[i].Score, Near);
                Assert.Equal(expected.GetProperty("spread").GetSingle(), scored[i].ScoreSpread, 1e-3f);
            }
        }
    }

    [Theory]
    [InlineData(ViewAggregation.Mean)]
    [InlineData(ViewAggregation.Max)]
    [InlineData(ViewAggregation.GeometricMean)]
    public void Transform_ViewsThatChangeNothing_GivesPlainScores(ViewAggregation aggregation)
    {
        using var pictures = new LinearPictures();

        var scored = Score(pictures, new() { Augmentation = Nothing(), Aggregation = aggregation });

        for (var i = 0; i < LinearPictures.Count; i++)
        {
            Assert.Equal(LinearPictures.Numbers(pictures.Expected[i].GetProperty("plain")), scored[i].Score, Near);
            Assert.Equal(0, scored[i].ScoreSpread, 1e-6f);
        }
    }

    [Fact]
    public void Transform_BetaOne_GivesPlainScoresAndStillTheSpread()
    {
        using var pictures = new LinearPictures();

        var scored = Score(pictures, new() { Beta = 1 });

        for (var i = 0; i < LinearPictures.Count; i++)
            Assert.Equal(LinearPictures.Numbers(pictures.Expected[i].GetProperty("plain")), scored[i].Score, Near);
        Assert.Contains(scored, row => row.ScoreSpread > 0.01);
    }

    [Fact]
    public void Transform_OtherSeed_GivesOtherViews()
    {
        using var pictures = new LinearPictures();

        var first = Score(pictures, new() { Seed = 1 });
        var again = Score(pictures, new() { Seed = 1 });
        var other = Score(pictures, new() { Seed = 2 });

        Assert.Equal(first[0].Score, again[0].Score);
        Assert.NotEqual(first[0].Score, other[0].Score);
    }

    [Fact]
    public void Transform_OtherOrderAndBatches_GivesEqualScores()
    {
        using var pictures = new LinearPictures();
        var mlContext = pictures.MLContext;
        var rows = Enumerable.Range(0, LinearPictures.Count).Reverse().Select(i => new PictureRow { Path = $"{i}.png" });
        var reversed = pictures.Load.Fit(pictures.Paths).Transform(mlContext.Data.LoadFromEnumerable(rows));

        var one = Score(pictures, new() { BatchSize = 1 });
        var three = Read(mlContext, mlContext.Transforms.TestTimeAugmentation(pictures.Model, new() { BatchSize = 3 }).Fit(reversed).Transform(reversed));

        for (var i = 0; i < LinearPictures.Count; i++)
            Assert.Equal(one[i].Score, three[LinearPictures.Count - 1 - i].Score);
    }

    [Fact]
    public void Fit_ImageThatModelDoesNotRead_SaysSo()
    {
        using var pictures = new LinearPictures();
        var two = pictures.MLContext.Transforms.LoadImages("Other", "/", nameof(PictureRow.Path)).Fit(pictures.Images).Transform(pictures.Images);

        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => pictures.MLContext.Transforms.TestTimeAugmentation(pictures.Model, new() { ImageColumnName = "Other" }).Fit(two));

        Assert.Contains("does not read column 'Other' for its 'Score'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_ModelWithoutScore_SaysWhichColumnToName()
    {
        using var pictures = new LinearPictures();

        var exception = Assert.Throws<ArgumentOutOfRangeException>(
            () => pictures.MLContext.Transforms.TestTimeAugmentation(pictures.Model, new() { ScoreColumnName = "Scores" }).Fit(pictures.Images));

        Assert.Contains("adds no column 'Scores'. Set ScoreColumnName", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PredictionEngine_OnImagePaths_EqualsView()
    {
        using var pictures = new LinearPictures();
        var model = pictures.Load.Append(pictures.MLContext.Transforms.TestTimeAugmentation(pictures.Model)).Fit(pictures.Paths);
        var view = Read(pictures.MLContext, model.Transform(pictures.Paths));
        using var engine = pictures.MLContext.Model.CreatePredictionEngine<PictureRow, PictureScore>(model);

        foreach (var i in new[] { 3, 0, 3 })
        {
            var single = engine.Predict(new PictureRow { Path = $"{i}.png" });
            Assert.Equal(view[i].Score, single.Score, (a, b) => Math.Abs(a - b) < 1e-6);
            Assert.Equal(view[i].ScoreSpread, single.ScoreSpread, 1e-6f);
        }
    }

    private static ImageAugmentationOptions Nothing() => new() { HorizontalFlip = false, MaxRotation = 0, MaxZoom = 1, MaxWarp = 0, MaxLighting = 0 };

    private static bool Near(float expected, float actual) => Math.Abs(expected - actual) < 1e-3;

    private static PictureScore[] Score(LinearPictures pictures, TestTimeAugmentationOptions options) =>
        Read(pictures.MLContext, pictures.MLContext.Transforms.TestTimeAugmentation(pictures.Model, options).Fit(pictures.Images).Transform(pictures.Images));

    private static PictureScore[] Read(MLContext mlContext, IDataView scored) => [.. mlContext.Data.CreateEnumerable<PictureScore>(scored, reuseRowObject: false)];
}
