namespace MlNetPlus.Testing.Tests;

public sealed class EstimatorContractOptionsTests
{
    [Fact]
    public void Defaults_Always_AskForEverything()
    {
        var options = new EstimatorContractOptions();

        Assert.True(options.Deterministic);
        Assert.Equal(1e-6, options.SingleTolerance);
        Assert.Equal(1e-9, options.DoubleTolerance);
        Assert.Null(options.ValidForFitNotTransform);
        Assert.Null(options.ValidForTransformNotFit);
        Assert.Empty(options.InvalidInputs);
        Assert.Empty(options.TrainingColumns);
        Assert.Empty(options.LeftOut);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void Without_NoReason_Throws(string reason) =>
        Assert.Throws<ArgumentException>(() => new EstimatorContractOptions().Without(ContractCheck.OneRow, reason));

    [Fact]
    public void Without_Reason_IsKept()
    {
        EstimatorContractOptions options = new EstimatorContractOptions().Without(ContractCheck.OneRow, "it needs two");

        Assert.Equal("it needs two", options.LeftOut[ContractCheck.OneRow]);
    }
}
