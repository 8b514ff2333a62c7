using Microsoft.ML;
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
    public void Check_ReplaceMissingValues_Passes() => Check(_mlContext.Transforms.ReplaceMissingValues("Filled", "Number"));

    [Fact]
    public void Check_MapValueToKey_Passes() => Check(_mlContext.Transforms.Conversion.MapValueToKey("Key", "Text"));

    [Fact]
    public void Check_NormalizeMinMax_Passes() => Check(_mlContext.Transforms.NormalizeMinMax("Scaled", "Vector"));

    [Fact]
    public void Check_OneHotEncoding_Passes() => Check(_mlContext.Transforms.Categorical.OneHotEncoding("Hot", "Text"));

    [Fact]
    public void Check_ConcatenateInPlace_Passes() => Check(_mlContext.Transforms.Concatenate("Vector", "Vector", "Number"), new EstimatorContractOptions()
        .Without(ContractCheck.MissingColumnIsRefused, "Fit of ML.NET's Concatenate looks at no column; its Transform does"));

    private void Check(IEstimator<ITransformer> estimator, EstimatorContractOptions? options = null) =>
        EstimatorContract.Check(_mlContext, estimator, SampleData.View(_mlContext), options);
}
