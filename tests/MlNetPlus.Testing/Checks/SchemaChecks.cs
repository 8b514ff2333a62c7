using Microsoft.ML;
using MlNetPlus.Testing.Comparison;
using MlNetPlus.Testing.Views;

namespace MlNetPlus.Testing.Checks;

/// <summary>What is promised, and what is delivered.</summary>
internal static class SchemaChecks
{
    public static void OutputSchemaIsPure(ContractRun run)
    {
        SchemaShape input = InputSpy.ShapeOf(run.Input.Schema);
        SchemaShape again = run.Estimator.GetOutputSchema(input);
        Expect.Same(ShapeComparer.Compare(run.Promise, again), "estimator.GetOutputSchema, called again after Fit");
        SchemaShape third = run.Estimator.GetOutputSchema(input);
        Expect.Same(ShapeComparer.Compare(again, third), "estimator.GetOutputSchema, called twice with one shape");

        DataViewSchema first = run.Transformer.GetOutputSchema(run.Input.Schema);
        DataViewSchema second = run.Transformer.GetOutputSchema(run.Input.Schema);
        Expect.Same(SchemaComparer.Compare(first, second), "transformer.GetOutputSchema, called twice");
    }

    public static void PromisedSchemaIsDelivered(ContractRun run)
    {
        SchemaShape delivered = InputSpy.ShapeOf(run.Transformer.GetOutputSchema(run.Input.Schema));
        Expect.Same(ShapeComparer.Compare(run.Promise, delivered), "promise of the estimator against the transformer's output");
    }

    public static void TransformedSchemaIsOutputSchema(ContractRun run)
    {
        foreach ((string name, ITransformer transformer) in run.Transformers())
        {
            DataViewSchema promised = transformer.GetOutputSchema(run.Input.Schema);
            DataViewSchema delivered = transformer.Transform(run.Input).Schema;
            Expect.Same(SchemaComparer.Compare(promised, delivered), $"{name}.GetOutputSchema against Transform(...).Schema");
        }
    }
}
