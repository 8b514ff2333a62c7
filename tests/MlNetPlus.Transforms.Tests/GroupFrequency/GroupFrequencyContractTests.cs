using Microsoft.ML;
using MlNetPlus.Testing;

namespace MlNetPlus.Transforms.Tests;

public sealed class GroupFrequencyContractTests
{
    private readonly MLContext _context = new(seed: 1);

    [Fact]
    [ContractTestOf(typeof(GroupFrequencyEstimator))]
    public void GroupFrequency_TextKeys_KeepsTheContract()
    {
        var data = TextViews.LoadMixed(_context);

        Check(_context.Transforms.GroupFrequency("Freq", "Text"), data, Refusals());
        Check(_context.Transforms.GroupFrequency("Freq", "Other", "Text"), data, Refusals());
        Check(_context.Transforms.GroupFrequency("Text", "Text"), data, Refusals());
        Check(_context.Transforms.GroupFrequency(AllOptions("Text", "Number")), data, Refusals());
    }

    [Fact]
    public void GroupFrequency_KeysOfOtherTypes_KeepsTheContract()
    {
        var data = Frequencies.LoadKeys(_context);

        Check(_context.Transforms.GroupFrequency("Freq", "Single"), data, new());
        Check(_context.Transforms.GroupFrequency("Freq", "Key"), data, new());
        Check(_context.Transforms.GroupFrequency(AllOptions("RowId", "DateTime", "Double", "LongKey")), data, new());
    }

    private static GroupFrequencyOptions AllOptions(params string[] keys) => new()
    {
        OutputColumnName = "Freq",
        KeyColumnNames = keys,
        Value = FrequencyValue.Log1p,
        UnseenValue = -1,
        MissingAsGroup = true,
        MinusSelf = true,
        Trim = true,
        IgnoreCase = true,
    };

    /// <summary>Any primitive type is a key: only vectors and absent columns are refused.</summary>
    private EstimatorContractOptions Refusals()
    {
        var data = TextViews.LoadMixed(_context);
        var vector = _context.Transforms.Concatenate("Text", "Text", "Other").Fit(data).Transform(data);
        return new EstimatorContractOptions
        {
            InvalidInputs =
            {
                new(vector, "'Text'", "Vector of String"),
                new(_context.Transforms.DropColumns("Text").Fit(data).Transform(data), "'Text'", "not in the input"),
            },
            ValidForFitNotTransform = _context.Transforms.CopyColumns("Text", "Number").Fit(data).Transform(data),
        };
    }

    private void Check(IEstimator<ITransformer> estimator, IDataView data, EstimatorContractOptions options) =>
        EstimatorContract.Check(_context, estimator, data, options);
}
