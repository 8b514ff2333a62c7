using System.Globalization;
using Microsoft.ML;
using MlNetPlus.Testing.Comparison;
using MlNetPlus.Testing.Views;

namespace MlNetPlus.Testing.Checks;

/// <summary>The same again, and the same elsewhere.</summary>
internal static class RepetitionChecks
{
    // Turkish has its own upper case of i, German its own decimal separator and date order.
    private static readonly string[] Cultures = ["tr-TR", "de-DE"];

    public static void FitIsDeterministic(ContractRun run)
    {
        if (!run.Options.Deterministic)
            return;

        IDataView again = run.Refit(run.Input).Transform(run.Input);
        Expect.Same(SchemaComparer.Compare(run.Output.Schema, again.Schema), "schema after a second Fit");
        Expect.Same(
            RowComparer.Compare(run.Baseline, ViewSnapshot.Read(again), again.Schema, run.Values), "values after a second Fit");
    }

    public static void CultureDoesNotMatter(ContractRun run)
    {
        foreach (string name in Cultures)
        {
            CultureInfo culture = CultureInfo.GetCultureInfo(name);
            run.ExpectAdded($"Transform under {name}", Threads.RunUnder(culture, () => ViewSnapshot.Read(run.Transformer.Transform(run.Input))));
            if (!run.Options.Deterministic)
                continue;

            ITransformer fitted = Threads.RunUnder(culture, () => run.Refit(run.Input));
            run.ExpectAdded($"Fit under {name}", ViewSnapshot.Read(fitted.Transform(run.Input)));
        }

        if (run.Reloaded is null)
            return;
        byte[] model = Threads.RunUnder(CultureInfo.GetCultureInfo(Cultures[0]), () => SavedModel.Save(run, run.Transformer));
        ITransformer loaded = Threads.RunUnder(CultureInfo.GetCultureInfo(Cultures[1]), () => SavedModel.Load(model, out _));
        run.ExpectAdded($"saved under {Cultures[0]}, loaded under {Cultures[1]}", ViewSnapshot.Read(loaded.Transform(run.Input)));
        (loaded as IDisposable)?.Dispose();
    }
}
