using Microsoft.ML;

namespace MlNetPlus.Testing;

/// <summary>What <see cref="EstimatorContract.Check"/> has to know about an estimator beyond a valid input.</summary>
public sealed class EstimatorContractOptions
{
    private readonly Dictionary<ContractCheck, string> _leftOut = [];

    /// <summary>Gets or sets an input that Fit accepts and the transformer refuses.</summary>
    /// <value>Default: none.</value>
    public IDataView? ValidForFitNotTransform { get; set; }

    /// <summary>Gets or sets an input that the transformer accepts and the estimator refuses, such as rows without a label.</summary>
    /// <value>Default: none.</value>
    public IDataView? ValidForTransformNotFit { get; set; }

    /// <summary>Gets the inputs that estimator and transformer refuse.</summary>
    public IList<InvalidInput> InvalidInputs { get; } = [];

    /// <summary>Gets the names of input columns that only Fit may read: label, weight, group. They make the estimator a trainer.</summary>
    public IList<string> TrainingColumns { get; } = [];

    /// <summary>Gets or sets a value indicating whether two calls of Fit give equal outputs.</summary>
    /// <value>Default: true. False leaves out what compares two fitted models.</value>
    public bool Deterministic { get; set; } = true;

    /// <summary>Gets or sets the relative difference that two Single values may have.</summary>
    /// <value>Default: 1e-6. Magnitudes below 1e-3 count as 1e-3.</value>
    public double SingleTolerance { get; set; } = 1e-6;

    /// <summary>Gets or sets the relative difference that two Double values may have.</summary>
    /// <value>Default: 1e-9. Magnitudes below 1e-3 count as 1e-3.</value>
    public double DoubleTolerance { get; set; } = 1e-9;

    /// <summary>Gets the checks left out, each with its reason.</summary>
    public IReadOnlyDictionary<ContractCheck, string> LeftOut => _leftOut;

    /// <summary>Leaves a check out.</summary>
    /// <param name="check">The check.</param>
    /// <param name="reason">Why the estimator cannot keep this promise.</param>
    /// <returns>These options.</returns>
    /// <exception cref="ArgumentException">The reason is blank.</exception>
    public EstimatorContractOptions Without(ContractCheck check, string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        _leftOut[check] = reason;
        return this;
    }
}
