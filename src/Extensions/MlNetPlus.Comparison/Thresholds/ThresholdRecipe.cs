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
        var folds = settings.Folds;
        var isPositive = rows.View.GetColumn<bool>(rows.LabelColumnName).ToArray();
        var classes = Array.ConvertAll(isPositive, label => label ? 1 : 0);
        var rarest = Math.Min(classes.AsSpan().Count(1), classes.AsSpan().Count(0));
        if (rarest < folds)
            throw new InvalidOperationException($"{nameof(Contender.WithTunedThreshold)} divides the training rows into {folds} folds, and its rarer class has {rarest} rows there. Take fewer folds, or {nameof(Contender.WithThreshold)}.");

        var blocks = Blocks.Stratified(classes, 2, folds, SplitRandom.ForRepeat(rows.Seed, 0));
        var context = rows.NewContext();
        var probabilities = new float[classes.Length];
        for (var fold = 0; fold < folds; fold++)
        {
            var (train, held) = (RowsOf(blocks, fold, inFold: false), RowsOf(blocks, fold, inFold: true));
            var model = inner.Fit(new TrainingRows(context.Data.Cache(new RowSubset(rows.View, train)), rows.Task, rows.LabelColumnName, rows.Seed));
            try
            {
                Read(model.Transform(new RowSubset(rows.View, held)), held, probabilities);
            }
            finally
            {
                (model as IDisposable)?.Dispose();
            }
        }

        var known = Enumerable.Range(0, probabilities.Length).Where(row => float.IsFinite(probabilities[row])).ToArray();
        return ThresholdSearch.Best(Array.ConvertAll(known, row => probabilities[row]), Array.ConvertAll(known, row => isPositive[row]), settings.Metric);
    }

    private static void Read(IDataView scored, int[] rows, float[] probabilities)
    {
        CheckProbability(scored.Schema);
        var next = 0;
        foreach (var probability in scored.GetColumn<float>(ThresholdTransformer.ProbabilityColumnName))
            probabilities[rows[next++]] = probability;
        if (next != rows.Length)
            throw new InvalidOperationException($"It returned {next} of {rows.Length} held-out training rows, so a threshold cannot be tuned on them. Keep all rows.");
    }

    private static void CheckProbability(DataViewSchema schema)
    {
        if (schema.GetColumnOrNull(ThresholdTransformer.ProbabilityColumnName)?.Type != NumberDataViewType.Single)
            throw new InvalidOperationException("A threshold needs probabilities (a Probability column of type Single), and the model gives none. Add a calibrator.");
    }

    private static int[] RowsOf(int[] blocks, int fold, bool inFold) => [.. Enumerable.Range(0, blocks.Length).Where(row => blocks[row] == fold == inFold)];
}
