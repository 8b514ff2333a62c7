using Microsoft.ML;
using MlNetPlus.Testing;

namespace MlNetPlus.Transforms.Tests;

public sealed class MapCategoriesContractTests
{
    private readonly MLContext _context = new(seed: 1);

    [Fact]
    [ContractTestOf(typeof(MapCategoriesEstimator))]
    public void MapCategories_WithAndWithoutOtherwise_KeepsTheContract()
    {
        var map = new Dictionary<string, string> { ["A"] = "ABC", ["B, Mr. B"] = "", ["😀"] = "smile" };

        Check(_context.Transforms.MapCategories("Output", "Text", map));
        Check(_context.Transforms.MapCategories("Text", "Text", map, "other"));
        Check(_context.Transforms.MapCategories("Output", "Text", new Dictionary<string, string>(map, StringComparer.OrdinalIgnoreCase)));
    }

    private void Check(IEstimator<ITransformer> estimator) =>
        EstimatorContract.Check(_context, estimator, TextViews.LoadMixed(_context), TextViews.Refusals(_context));
}
