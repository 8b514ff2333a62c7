using Microsoft.ML;
using MlNetPlus.Testing.Views;

namespace MlNetPlus.Testing.Checks;

/// <summary>What must be refused, by whom, and in which words.</summary>
internal static class RefusalChecks
{
    public static void InvalidInputIsRefused(ContractRun run)
    {
        foreach (InvalidInput invalid in run.Options.InvalidInputs)
        {
            EstimatorRefuses(run, invalid.View, "invalid input", invalid.MessageParts);
            TransformersRefuse(run, invalid.View, "invalid input", invalid.MessageParts);
        }
    }

    public static void MissingColumnIsRefused(ContractRun run)
    {
        foreach (string column in run.Needed)
        {
            MemoryDataView without = run.Memory.Without(column);
            EstimatorRefuses(run, without, $"input without column '{column}'", [column]);
            TransformersRefuse(run, without, $"input without column '{column}'", [column]);
        }

        foreach (string column in run.Options.TrainingColumns)
            EstimatorRefuses(run, run.Memory.Without(column), $"input without training column '{column}'", [column]);
    }

    public static void FitOnlyInput(ContractRun run)
    {
        if (run.Options.ValidForFitNotTransform is not { } view)
            return;

        Expect.DoesNotThrow("estimator.GetOutputSchema of input valid for Fit only", () => run.Estimator.GetOutputSchema(InputSpy.ShapeOf(view.Schema)));
        Expect.DoesNotThrow("estimator.Fit of input valid for Fit only", () => run.Refit(view));
        TransformersRefuse(run, view, "input valid for Fit only", []);
    }

    public static void TransformOnlyInput(ContractRun run)
    {
        if (run.Options.ValidForTransformNotFit is not { } view)
            return;

        EstimatorRefuses(run, view, "input valid for Transform only", []);
        using ContractRun other = run.On(view);
        foreach ((ContractCheck check, Action<ContractRun> action) in CheckList.OfTransformOnly)
            other.Attempt(check, () => action(other));
        if (other.Violations.Count > 0)
            throw new CheckFailedException($"on input valid for Transform only: {string.Join("; ", other.Violations)}");
    }

    private static void EstimatorRefuses(ContractRun run, IDataView view, string what, IReadOnlyList<string> messageParts)
    {
        SchemaShape shape = InputSpy.ShapeOf(view.Schema);
        Expect.Refuses($"estimator.GetOutputSchema of {what}", () => run.Estimator.GetOutputSchema(shape), messageParts);
        Expect.Refuses($"estimator.Fit of {what}", () => run.Refit(view), messageParts);
    }

    private static void TransformersRefuse(ContractRun run, IDataView view, string what, IReadOnlyList<string> messageParts)
    {
        foreach ((string name, ITransformer transformer) in run.Transformers())
        {
            Expect.Refuses($"{name}.GetOutputSchema of {what}", () => transformer.GetOutputSchema(view.Schema), messageParts);
            Expect.Refuses($"{name}.Transform of {what}", () => transformer.Transform(view), messageParts);
        }
    }
}
