using Microsoft.ML;
using MlNetPlus.Testing.Checks;

namespace MlNetPlus.Testing;

/// <summary>The battery that every estimator of these packages passes.</summary>
public static class EstimatorContract
{
    /// <summary>Runs every check of <see cref="ContractCheck"/> that the options do not leave out.</summary>
    /// <param name="mlContext">The context that the estimator was made with.</param>
    /// <param name="estimator">The estimator; it is fitted several times.</param>
    /// <param name="validInput">
    /// Rows that it accepts: at least two, better ten, with the values that matter. They are read many times, so keep them few.
    /// </param>
    /// <param name="options">Further inputs, and what the estimator does not promise.</param>
    /// <exception cref="ContractViolationException">The estimator breaks a promise; all those broken are listed.</exception>
    public static void Check(
        MLContext mlContext, IEstimator<ITransformer> estimator, IDataView validInput, EstimatorContractOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(mlContext);
        ArgumentNullException.ThrowIfNull(estimator);
        ArgumentNullException.ThrowIfNull(validInput);

        IReadOnlyList<ContractViolation> violations = Collect(mlContext, estimator, validInput, options, out Exception? first);
        if (violations.Count > 0)
            throw new ContractViolationException(estimator.GetType().Name, violations, first);
    }

    internal static IReadOnlyList<ContractViolation> Collect(
        MLContext mlContext,
        IEstimator<ITransformer> estimator,
        IDataView validInput,
        EstimatorContractOptions? options,
        out Exception? firstThrown)
    {
        options ??= new EstimatorContractOptions();
        using var run = new ContractRun(mlContext, estimator, validInput, options);
        if (run.Attempt(ContractCheck.Runs, run.Prepare))
        {
            foreach ((ContractCheck check, Action<ContractRun> action) in CheckList.All)
                run.Attempt(check, () => action(run));
        }

        firstThrown = run.FirstThrown;
        return run.Violations;
    }
}
