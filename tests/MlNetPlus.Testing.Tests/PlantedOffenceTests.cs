using Microsoft.ML;
using MlNetPlus.Testing.Tests.Faulty;

namespace MlNetPlus.Testing.Tests;

/// <summary>Every check has been seen to fail: one planted offence for each.</summary>
public sealed class PlantedOffenceTests
{
    /// <summary>Offences that cannot be had alone, with the checks that see them too.</summary>
    private static readonly Dictionary<ContractCheck, ContractCheck[]> Companions = new()
    {
        // The row mapper of the faulty estimator is right, so it differs from its view, too.
        [ContractCheck.ReloadedValuesAreEqual] =
        [
            ContractCheck.RowMapperEqualsView,
            ContractCheck.TextBuffersAreNotKept,
            ContractCheck.MissingValuesDoNotThrow,
            ContractCheck.CultureDoesNotMatter,
        ],
        [ContractCheck.RowMapperEqualsView] = [ContractCheck.TextBuffersAreNotKept, ContractCheck.MissingValuesDoNotThrow],
        [ContractCheck.CursorsAreRepeatable] =
        [
            ContractCheck.ParallelCursorsEqualSerial,
            ContractCheck.ViewIsThreadSafe,
            ContractCheck.ShufflingKeepsRows,
        ],
        [ContractCheck.RowIdsAreUnique] = [ContractCheck.ReloadedValuesAreEqual, ContractCheck.ShufflingKeepsRows],
        [ContractCheck.InputColumnsPassThrough] = [ContractCheck.ReloadedValuesAreEqual],
        [ContractCheck.TrainingColumnsAreNotRead] = [ContractCheck.InputActivationIsMinimal],
        [ContractCheck.FitIsDeterministic] =
        [
            ContractCheck.SparseEqualsDense,
            ContractCheck.TextBuffersAreNotKept,
            ContractCheck.CultureDoesNotMatter,
        ],
    };

    private readonly MLContext _mlContext = new(seed: 1);

    public static TheoryData<ContractCheck> AllChecks => [.. Enum.GetValues<ContractCheck>()];

    [Fact]
    public void Check_HonestEstimators_Pass()
    {
        IDataView data = SampleData.View(_mlContext);

        EstimatorContract.Check(_mlContext, Faulty(Recipe.ZeroForMissing(_mlContext), null), data);
        EstimatorContract.Check(_mlContext, Faulty(Recipe.CopyText(_mlContext), null), data);
        EstimatorContract.Check(_mlContext, Faulty(Recipe.CopyVector(_mlContext), null), data);
    }

    [Theory]
    [MemberData(nameof(AllChecks))]
    public void Check_PlantedOffence_IsNamed(ContractCheck offence)
    {
        IDataView data = SampleData.View(_mlContext);

        var exception = Assert.Throws<ContractViolationException>(
            () => EstimatorContract.Check(_mlContext, EstimatorWith(offence), data, OptionsFor(offence, data)));

        IEnumerable<ContractCheck> expected = Companions.GetValueOrDefault(offence, []).Append(offence).Order();
        Assert.True(
            expected.SequenceEqual(exception.Violations.Select(violation => violation.Check).Order()),
            $"expected {string.Join(", ", expected)}, got {exception.Message}");
    }

    [Fact]
    public void Check_OffenceLeftOut_Passes()
    {
        EstimatorContractOptions options = new EstimatorContractOptions().Without(ContractCheck.WrongTypeHasNoGetter, "planted");

        EstimatorContract.Check(_mlContext, EstimatorWith(ContractCheck.WrongTypeHasNoGetter), SampleData.View(_mlContext), options);
    }

    [Fact]
    public void Check_NotDeterministicAndSaidSo_Passes()
    {
        var options = new EstimatorContractOptions { Deterministic = false };

        EstimatorContract.Check(_mlContext, EstimatorWith(ContractCheck.FitIsDeterministic), SampleData.View(_mlContext), options);
    }

    private static EstimatorContractOptions OptionsFor(ContractCheck offence, IDataView data)
    {
        var options = new EstimatorContractOptions();
        if (offence != ContractCheck.LoadsInFreshProcess)
            options.Without(ContractCheck.LoadsInFreshProcess, "a process for each offence would take most of the time");
        if (offence == ContractCheck.InvalidInputIsRefused)
            options.InvalidInputs.Add(new InvalidInput(SampleData.WithTextAsNumber(data), "Number"));
        if (offence == ContractCheck.FitOnlyInput)
            options.ValidForFitNotTransform = data;
        if (offence == ContractCheck.TransformOnlyInput)
            options.ValidForTransformNotFit = data;
        if (offence == ContractCheck.TrainingColumnsAreNotRead)
            options.TrainingColumns.Add("Label");
        return options;
    }

    private IEstimator<ITransformer> EstimatorWith(ContractCheck offence)
    {
        OnlyHere.IsSetUp = true;
        return offence switch
        {
            ContractCheck.LoadsInFreshProcess =>
                _mlContext.Transforms.CustomMapping<OnlyHere.Source, OnlyHere.Result>(OnlyHere.Map, OnlyHere.Contract),
            ContractCheck.TextBuffersAreNotKept => Faulty(Recipe.CopyText(_mlContext), offence),
            ContractCheck.SparseEqualsDense => Faulty(Recipe.CopyVector(_mlContext), offence),
            ContractCheck.TrainingColumnsAreNotRead => Faulty(Recipe.ZeroForMissing(_mlContext), offence, "Label"),
            _ => Faulty(Recipe.ZeroForMissing(_mlContext), offence),
        };
    }

    private static FaultyEstimator<T> Faulty<T>(Recipe<T> recipe, ContractCheck? fault, string? trainingColumn = null) =>
        new(recipe, fault, trainingColumn);
}
