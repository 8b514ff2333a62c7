using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MlNetPlus.Torch.Tabular.Tests;

[Collection(TorchCollection.Name)]
public sealed class TitanicTests
{
    /// <summary>
    /// About half of the 95 % interval's width for a difference of two models over folds of this file; one split alone moves either model's AUC by more.
    /// </summary>
    private const double Margin = 0.02;

    /// <summary>All defaults against ML.NET's logistic regression on the same unseen passengers, over three splits.</summary>
    [Fact]
    public void Fit_Titanic_RanksUnseenPassengersAsWellAsLogisticRegression()
    {
        var mlContext = new MLContext(seed: 1);
        var view = mlContext.Data.LoadFromTextFile<Passenger>(Path.Combine(AppContext.BaseDirectory, "Data", "titanic.csv"), separatorChar: ',', hasHeader: true, allowQuoting: true);
        var features = mlContext.Transforms.Categorical.OneHotEncoding([new InputOutputColumnPair("SexFlags", "Sex"), new InputOutputColumnPair("PortFlags", "Embarked")])
            .Append(mlContext.Transforms.Concatenate("Features", "Pclass", "Age", "SibSp", "Parch", "Fare", "SexFlags", "PortFlags"));
        var network = features.Append(mlContext.BinaryClassification.Trainers.TabularNeuralNetwork());
        var logistic = features
            .Append(mlContext.Transforms.ReplaceMissingValues("Features", replacementMode: MissingValueReplacingEstimator.ReplacementMode.Mean))
            .Append(mlContext.Transforms.NormalizeMeanVariance("Features"))
            .Append(mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression(l1Regularization: 0));
        var splits = Enumerable.Range(1, 3).Select(seed => mlContext.Data.TrainTestSplit(view, testFraction: 0.25, seed: seed)).ToList();
        double MeanAuc(IEstimator<ITransformer> pipeline) =>
            splits.Average(parts => mlContext.BinaryClassification.Evaluate(pipeline.Fit(parts.TrainSet).Transform(parts.TestSet)).AreaUnderRocCurve);

        var (ours, theirs) = (MeanAuc(network), MeanAuc(logistic));

        Assert.True(ours >= theirs - Margin, $"AUC {ours:F4}, logistic regression {theirs:F4}");
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
