using Microsoft.ML;
using MlNetPlus.Testing;

namespace MlNetPlus.Transforms.Tests;

public sealed class ExtractTextContractTests
{
    private readonly MLContext _context = new(seed: 1);

    [Theory]
    [InlineData("First")]
    [InlineData("Part")]
    [InlineData("Between")]
    [InlineData("Match")]
    [InlineData("Chain")]
    [ContractTestOf(typeof(ExtractTextEstimator))]
    public void ExtractText_EverySelector_KeepsTheContract(string kind)
    {
        TextSelector selector = kind switch
        {
            "First" => TextSelector.First(3),
            "Part" => TextSelector.Part(", ", -1),
            "Between" => TextSelector.Between(", ", "."),
            "Match" => TextSelector.Match(@"(?<=, )(\w+)"),
            _ => TextSelector.Part(", ", 1).Then(TextSelector.Match(@"^\w+", 0)).Then(TextSelector.First(2)),
        };

        EstimatorContractOptions options = TextViews.Refusals(_context);
        if (kind == "Match")
            options.Without(ContractCheck.RowsAllocateNothing, ".NET gives the groups of a match only as objects");

        Check(_context.Transforms.ExtractText("Output", "Text", selector), options);
        Check(_context.Transforms.ExtractText("Text", "Text", selector), options);
    }

    private void Check(IEstimator<ITransformer> estimator, EstimatorContractOptions options) =>
        EstimatorContract.Check(_context, estimator, TextViews.LoadMixed(_context), options);
}
