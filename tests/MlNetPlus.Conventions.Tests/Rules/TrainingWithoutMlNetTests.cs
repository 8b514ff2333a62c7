namespace MlNetPlus.Conventions.Tests;

public sealed class TrainingWithoutMlNetTests : ConventionTests
{
    private const string Home = "src/Extensions/MlNetPlus.Torch/Training/Loop.cs";

    private protected override IConvention Convention => new TrainingWithoutMlNet();

    [Theory]
    [InlineData("using Microsoft.ML;")]
    [InlineData("using Microsoft.ML.Data;")]
    [InlineData("class Loop { Microsoft.ML.IDataView? A; }")]
    public void Check_NameOfMlNet_IsFound(string code) => Assert.Equal(Home + ":1", CheckOne((Home, code)).Where);

    [Theory]
    [InlineData(Home, "using TorchSharp;")]
    [InlineData("src/Extensions/MlNetPlus.Torch/Columns.cs", "using Microsoft.ML;")]
    public void Check_OtherNames_AreLeftAlone(string path, string code) => Assert.Empty(Check((path, code)));
}
