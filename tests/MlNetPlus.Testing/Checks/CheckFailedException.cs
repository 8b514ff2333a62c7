namespace MlNetPlus.Testing.Checks;

/// <summary>Ends one check; <see cref="ContractRun"/> turns it into a <see cref="ContractViolation"/>.</summary>
internal sealed class CheckFailedException(string detail) : Exception(detail);
