using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison;

/// <summary>
/// Another contender's model with a threshold of its own. A tuned one is chosen on predictions of the training rows by models
/// that were fitted on the other training rows, so no test row has a say in it.
/// </summary>
/// <param name="inner">The model's recipe.</param>
/// <param name="settings">The threshold, or how it is tuned.</param>
internal sealed class ThresholdRecipe(ContenderRecipe inner, ThresholdSettings settings) : ContenderRecipe
{
    public ContenderRecipe Inner => inner;

    public ThresholdSettings Settings => settings;

    public override bool NeedsFeatures => inner.NeedsFeatures;

    public override string? NoteFor(ComparisonTask task) => inner.NoteFor(task);

    public override string Identity => $"{inner.Identity}, {settings}";

    public override RecipeReference Reference(string contender) => inner.Reference(contender) with { Threshold = settings };

    public override ITransformer Fit(TrainingRows rows)
    {
        if (rows.Task != ComparisonTask.Binary)
            throw new InvalidOperationException($"A threshold needs two classes, and this is {rows.Task.ToString().ToLowerInvariant()}. Take {nameof(Contender.WithThreshold)} and {nameof(Contender.WithTunedThreshold)} away.");

        var chosen = settings.Threshold ?? Tune(rows);
        var model = inner.Fit(rows);
        CheckProbability(model.GetOutputSchema(rows.View.Schema));
        return new TransformerChain<ITransformer>(model, new ThresholdTransformer(rows.NewContext(), chosen));
    }

    private double Tune(TrainingRows rows)
    {
        var isPositive = rows.View.GetColumn<bool>(rows.LabelColumnName).ToArray();
        var predictions = InnerFolds.Draw(rows, settings.Folds, nameof(Contender.WithTunedThreshold)).Predict([inner], check: CheckProbability)[0];
        var known = Enumerable.Range(0, isPositive.Length).Where(row => predictions.IsScored[row]).ToArray();
        return ThresholdSearch.Best(Array.ConvertAll(known, row => predictions.Scores[row]), Array.ConvertAll(known, row => isPositive[row]), settings.Metric);
    }

    private static void CheckProbability(DataViewSchema schema)
    {
        if (schema.GetColumnOrNull(ThresholdTransformer.ProbabilityColumnName)?.Type != NumberDataViewType.Single)
            throw new InvalidOperationException("A threshold needs probabilities (a Probability column of type Single), and the model gives none. Call Calibrated first, or add a calibrator.");
    }
}
