namespace MlNetPlus.Testing;

/// <summary>
/// Marks a test method that runs <see cref="EstimatorContract.Check"/> on an estimator type. The convention test asks for
/// at least one such method for every public estimator.
/// </summary>
/// <param name="estimatorType">The estimator that the test covers.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class ContractTestOfAttribute(Type estimatorType) : Attribute
{
    /// <summary>Gets the estimator that the test covers.</summary>
    public Type EstimatorType { get; } = estimatorType;
}
