namespace MlNetPlus.Testing;

/// <summary>One broken promise.</summary>
/// <param name="Check">The promise.</param>
/// <param name="Detail">Where it was broken, what was expected and what was got.</param>
public sealed record ContractViolation(ContractCheck Check, string Detail)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Check}: {Detail}";
}
