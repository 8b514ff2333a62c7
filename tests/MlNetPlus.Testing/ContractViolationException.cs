namespace MlNetPlus.Testing;

/// <summary>Thrown by <see cref="EstimatorContract"/> with every promise that the estimator breaks.</summary>
public sealed class ContractViolationException : Exception
{
    /// <summary>Makes the exception from the violations found.</summary>
    /// <param name="subject">The type name of the estimator.</param>
    /// <param name="violations">At least one violation.</param>
    /// <param name="innerException">The first exception that the estimator threw, if any.</param>
    public ContractViolationException(string subject, IReadOnlyList<ContractViolation> violations, Exception? innerException = null)
        : base(Describe(subject, violations), innerException)
    {
        Subject = subject;
        Violations = violations;
    }

    /// <summary>Gets the type name of the estimator.</summary>
    public string Subject { get; }

    /// <summary>Gets what was found, in the order of the checks.</summary>
    public IReadOnlyList<ContractViolation> Violations { get; }

    private static string Describe(string subject, IReadOnlyList<ContractViolation> violations)
    {
        IEnumerable<string> lines = violations.Select(v => $"  {v}");
        return $"{subject} breaks {violations.Count} promise(s) of the estimator contract:{Environment.NewLine}"
            + string.Join(Environment.NewLine, lines);
    }
}
