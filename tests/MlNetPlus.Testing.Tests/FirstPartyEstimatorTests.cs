using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using Microsoft.ML.Transforms;

namespace MlNetPlus.Testing.Tests;

/// <summary>The battery asks nothing that ML.NET's own estimators do not do, but for what each test names.</summary>
public sealed class FirstPartyEstimatorTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    [Fact]
    [ContractTestOf(typeof(ColumnCopyingEstimator))]
    public void Check_CopyColumns_Passes() => Check(_mlContext.Transforms.CopyColumns("Copy", "Text"));

    [Fact]
    public void Check_ReplaceMissingValues_Passes()
    {
        var options = new EstimatorContractOptions();
        options.InvalidInputs.Add(new InvalidInput(SampleData.WithTextAsNumber(SampleData.View(_mlContext)), "String", "NA value"));

        Check(_mlContext.Transforms.ReplaceMissingValues("Filled", "Number"), options);
    }

    [Fact]
    public void Check_MapValueToKey_Passes()
    {
        IDataView numbers = SampleData.With("Text", NumberDataViewType.Int32, 5, SampleData.View(_mlContext));

        Check(
            _mlContext.Transforms.Conversion.MapValueToKey("Key", "Text"),
            new EstimatorContractOptions { ValidForFitNotTransform = numbers });
    }

    [Fact]
    public void Check_NormalizeMinMax_Passes() => Check(_mlContext.Transforms.NormalizeMinMax("Scaled", "Vector"));

    [Fact]
    public void Check_OneHotEncoding_Passes() => Check(_mlContext.Transforms.Categorical.OneHotEncoding("Hot", "Text"));

    [Fact]
    public void Check_ConcatenateInPlace_Passes() =>
        Check(_mlContext.Transforms.Concatenate("Vector", "Vector", "Number"), new EstimatorContractOptions()
            .Without(ContractCheck.MissingColumnIsRefused, "Fit of ML.NET's Concatenate looks at no column; its Transform does"));

    [Fact]
    public void Check_Chain_Passes() => Check(
        _mlContext.Transforms.ReplaceMissingValues("Filled", "Number").Append(_mlContext.Transforms.NormalizeMinMax("Scaled", "Filled")),
        new EstimatorContractOptions().Without(ContractCheck.InputIsReadOncePerRow, "each link of a chain reads for itself"));

    [Fact]
    public void Check_Trainer_Passes()
    {
        IDataView data = SampleData.View(_mlContext);
        var trainer = _mlContext.BinaryClassification.Trainers.SdcaLogisticRegression(
            new SdcaLogisticRegressionBinaryTrainer.Options { FeatureColumnName = "Vector", NumberOfThreads = 1, Shuffle = false, MaximumNumberOfIterations = 5 });
        var options = new EstimatorContractOptions
        {
            TrainingColumns = { "Label" },
            ValidForTransformNotFit = _mlContext.Transforms.DropColumns("Label").Fit(data).Transform(data),
        };

        Check(trainer, options);
    }

    private void Check(IEstimator<ITransformer> estimator, EstimatorContractOptions? options = null) =>
        EstimatorContract.Check(_mlContext, estimator, SampleData.View(_mlContext), options);
}
