using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MlNetPlus.Torch.Tabular.Tests;

/// <summary>All defaults on the file's own columns: the mean AUC on the unseen passengers of some folds.</summary>
[Collection(TorchCollection.Name)]
public sealed class TitanicTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    [Fact]
    public void Fit_TabMMini_RanksUnseenPassengersAsWellAsLogisticRegression()
    {
        var ours = MeanAuc(Network(TabularNetwork.TabMMini));
        var theirs = MeanAuc(Logistic());

        Assert.True(ours >= theirs, $"AUC {ours:F4}, logistic regression {theirs:F4}");
    }

    [Theory]
    [InlineData(TabularNetwork.RealMlp, 2, 0.83)]
    [InlineData(TabularNetwork.FastAi, 5, 0.83)]
    public void Fit_OtherNetworks_StayAboveTheirFloor(TabularNetwork network, int folds, double floor)
    {
        var auc = MeanAuc(Network(network), folds);

        Assert.True(auc >= floor, $"AUC {auc:F4}");
    }

    private IEstimator<ITransformer> Network(TabularNetwork network) => _mlContext.Transforms
        .TabularFeatures("Features", ["Pclass", "Sex", "Embarked"], ["Age", "SibSp", "Parch", "Fare"])
        .Append(_mlContext.BinaryClassification.Trainers.TabularNeuralNetwork(new TabularNeuralNetworkOptions(network)));

    private IEstimator<ITransformer> Logistic() => _mlContext.Transforms.Categorical
        .OneHotEncoding([new InputOutputColumnPair("ClassFlags", "Pclass"), new InputOutputColumnPair("SexFlags", "Sex"), new InputOutputColumnPair("PortFlags", "Embarked")])
        .Append(_mlContext.Transforms.Concatenate("Features", "Age", "SibSp", "Parch", "Fare", "ClassFlags", "SexFlags", "PortFlags"))
        .Append(_mlContext.Transforms.ReplaceMissingValues("Features", replacementMode: MissingValueReplacingEstimator.ReplacementMode.Mean))
        .Append(_mlContext.Transforms.NormalizeMeanVariance("Features"))
        .Append(_mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression(l1Regularization: 0));

    private double MeanAuc(IEstimator<ITransformer> pipeline, int folds = 5)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Data", "titanic.csv");
        var view = _mlContext.Data.LoadFromTextFile<Passenger>(path, separatorChar: ',', hasHeader: true, allowQuoting: true);
        return _mlContext.BinaryClassification.CrossValidateNonCalibrated(view, pipeline, numberOfFolds: folds, seed: 1).Average(fold => fold.Metrics.AreaUnderRocCurve);
    }

    private sealed class Passenger
    {
        [LoadColumn(1), ColumnName("Label")]
        public bool Survived { get; set; }

        [LoadColumn(2)]
        public float Pclass { get; set; }

        [LoadColumn(4)]
        public string Sex { get; set; } = "";

        [LoadColumn(5)]
        public float Age { get; set; }

        [LoadColumn(6)]
        public float SibSp { get; set; }

        [LoadColumn(7)]
        public float Parch { get; set; }

        [LoadColumn(9)]
        public float Fare { get; set; }

        [LoadColumn(10)]
        public string Embarked { get; set; } = "";
    }
}
