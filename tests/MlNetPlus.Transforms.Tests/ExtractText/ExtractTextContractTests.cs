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
    [InlineData("Match whole")]
    [InlineData("Match group")]
    [InlineData("Chain")]
    [ContractTestOf(typeof(ExtractTextEstimator))]
    public void ExtractText_EverySelector_KeepsTheContract(string kind)
    {
        TextSelector selector = kind switch
        {
            "First" => TextSelector.First(3),
            "Part" => TextSelector.Part(", ", -1),
            "Between" => TextSelector.Between(", ", "."),
            "Match whole" => TextSelector.Match(@"(?<=, )\w+", 0),
            "Match group" => TextSelector.Match(@", (\w+)"),
            _ => TextSelector.Part(", ", 1).Then(TextSelector.Match(@"^\w+", 0)).Then(TextSelector.First(2)),
        };

        Check(_context.Transforms.ExtractText("Output", "Text", selector), kind);
        Check(_context.Transforms.ExtractText("Text", "Text", selector), kind);
    }

    private void Check(ExtractTextEstimator estimator, string kind)
    {
        var options = TextViews.Refusals(_context);
        if (kind == "Match group")
            options.Without(ContractCheck.RowsAllocateNothing, ".NET gives the groups of a regular expression in a match object only");

        EstimatorContract.Check(_context, estimator, TextViews.LoadMixed(_context), options);
    }
}
