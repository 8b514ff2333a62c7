namespace MlNetPlus.Conventions.Tests;

public sealed class ContractTestedTests : ConventionTests
{
    private const string Contract = "class T { [Fact, ContractTestOf(typeof(AEstimator))] public void B() { } }";

    private protected override IConvention Convention => new ContractTested();

    [Theory]
    [InlineData("public sealed class AEstimator : IEstimator<ATransformer>;")]
    [InlineData("public sealed class AEstimator(int b) : Microsoft.ML.IEstimator<ATransformer>(b);")]
    [InlineData("public sealed class AEstimator : RowEstimator<ATransformer>;")]
    [InlineData("public sealed class AEstimator : B, IDisposable; public abstract class B : C; internal class C : ITrainerEstimator<D, E>;")]
    public void Check_EstimatorWithoutContract_IsFound(string code)
    {
        var offence = CheckOne(("src/A.cs", code), ("tests/T.cs", Contract.Replace("AEstimator", "Other", StringComparison.Ordinal)));

        Assert.Equal(("src/A.cs:1", "no [ContractTestOf(typeof(AEstimator))] under tests/"), (offence.Where, offence.Got));
    }

    [Fact]
    public void Check_MarkOutsideTests_DoesNotCount() =>
        Assert.Single(Check(("src/A.cs", "public class AEstimator : IEstimator<A>;"), ("samples/T.cs", Contract)));

    [Theory]
    [InlineData("public sealed class AEstimator : IEstimator<ATransformer>;")]
    [InlineData("public sealed class AEstimator<T> : IEstimator<ATransformer>;")]
    [InlineData("internal sealed class Hidden : IEstimator<ATransformer>;")]
    [InlineData("public abstract class Base : IEstimator<ATransformer>;")]
    [InlineData("public sealed class Other : ITransformer;")]
    public void Check_ContractedOrNoPublicEstimator_IsLeftAlone(string code) => Assert.Empty(Check(("src/A.cs", code), ("tests/T.cs", Contract)));
}
