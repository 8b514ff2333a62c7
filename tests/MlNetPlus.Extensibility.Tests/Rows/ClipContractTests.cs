using Microsoft.ML;
using MlNetPlus.Testing;

namespace MlNetPlus.Extensibility.Tests;

public sealed class ClipContractTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    [Fact]
    [ContractTestOf(typeof(ClipEstimator))]
    public void Check_RowEstimatorOfTheBridge_KeepsEveryPromise()
    {
        var input = _mlContext.Data.LoadFromEnumerable(new[] { 1, 2, float.NaN, 4, 0, -1, float.PositiveInfinity, 3, 2, 1, 5 }.Select(value => new Row { Value = value, Label = value > 2, Name = $"row {value}" }));
        var options = new EstimatorContractOptions();
        options.InvalidInputs.Add(new InvalidInput(_mlContext.Data.LoadFromEnumerable([new Other { Value = "text" }]), "is String; expected Single"));

        EstimatorContract.Check(_mlContext, new ClipEstimator(_mlContext, "Clipped", "Value"), input, options);
    }

    private sealed class Row
    {
        public float Value { get; set; }

        public bool Label { get; set; }

        public string Name { get; set; } = "";
    }

    private sealed class Other
    {
        public string Value { get; set; } = "";
    }
}
