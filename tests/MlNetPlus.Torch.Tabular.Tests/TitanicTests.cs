using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Torch.Tabular.Tests;

[Collection(TorchCollection.Name)]
public sealed class TitanicTests
{
    /// <summary>With all defaults, on passengers that it has not seen. Predicting from the share of survivors gives 0.5.</summary>
    [Fact]
    public void Fit_Titanic_RanksUnseenPassengers()
    {
        var mlContext = new MLContext(seed: 1);
        var view = mlContext.Data.LoadFromTextFile<Passenger>(Path.Combine(AppContext.BaseDirectory, "Data", "titanic.csv"), separatorChar: ',', hasHeader: true, allowQuoting: true);
        var pipeline = mlContext.Transforms.Categorical.OneHotEncoding([new InputOutputColumnPair("SexFlags", "Sex"), new InputOutputColumnPair("PortFlags", "Embarked")])
            .Append(mlContext.Transforms.Concatenate("Features", "Pclass", "Age", "SibSp", "Parch", "Fare", "SexFlags", "PortFlags"))
            .Append(mlContext.BinaryClassification.Trainers.TabularNeuralNetwork());
        var parts = mlContext.Data.TrainTestSplit(view, testFraction: 0.25, seed: 1);

        var metrics = mlContext.BinaryClassification.Evaluate(pipeline.Fit(parts.TrainSet).Transform(parts.TestSet));

        Assert.True(metrics.AreaUnderRocCurve >= 0.85, $"AUC {metrics.AreaUnderRocCurve}, log-loss {metrics.LogLoss}");
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
