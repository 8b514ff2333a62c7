using Microsoft.ML;
using MlNetPlus.Testing;

namespace MlNetPlus.Transforms.Tests;

public sealed class ParseTitleContractTests
{
    private readonly MLContext _context = new(seed: 1);

    [Fact]
    [ContractTestOf(typeof(ParseTitleEstimator))]
    public void ParseTitle_DefaultAndAllOptions_KeepsTheContract()
    {
        var options = new ParseTitleOptions
        {
            Columns = [new("Title", "Text"), new("Other", "Other")],
            Synonyms = ParseTitleOptions.CommonSynonyms,
            RareTitle = "Rare",
            IgnoreCase = true,
        };

        Check(_context.Transforms.ParseTitle("Title", "Text"));
        Check(_context.Transforms.ParseTitle("Text"));
        Check(_context.Transforms.ParseTitle(options));
        Check(_context.Transforms.ParseTitle(new ParseTitleOptions { Columns = [new("Title", "Text")], Keep = null }));
    }

    private void Check(IEstimator<ITransformer> estimator) =>
        EstimatorContract.Check(_context, estimator, TextViews.LoadMixed(_context), TextViews.Refusals(_context));
}
