using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison;

/// <summary>
/// Another contender's model with probabilities that are fitted to scores of training rows by models that had not seen them:
/// scikit-learn's CalibratedClassifierCV with <c>ensemble=False</c>. No test row has a say in it.
/// </summary>
internal sealed class CalibratedRecipe(ContenderRecipe inner, CalibrationSettings settings) : ContenderRecipe
{
    public ContenderRecipe Inner => inner;

    public override bool NeedsFeatures => inner.NeedsFeatures;

    public override string Identity => $"{inner.Identity}, {settings}";

    public override string? NoteFor(ComparisonTask task) => inner.NoteFor(task);

    public override RecipeReference Reference(string contender) => inner.Reference(contender) with { Calibration = settings };

    public override ITransformer Fit(TrainingRows rows)
    {
        if (rows.Task == ComparisonTask.Regression)
            throw new InvalidOperationException($"Probabilities are calibrated for classes, and this is regression. Take {nameof(Contender.Calibrated)} away.");

        var calibrated = new CalibratedTransformer(rows.NewContext(), Learn(rows));
        return new TransformerChain<ITransformer>(inner.Fit(rows), calibrated);
    }

    private Calibrator[] Learn(TrainingRows rows)
    {
        var predictions = InnerFolds.Draw(rows, settings.Folds, nameof(Contender.Calibrated)).Predict([inner], prefersScore: true)[0];
        int[] classes = rows.Task == ComparisonTask.Binary
            ? [.. rows.View.GetColumn<bool>(rows.LabelColumnName).Select(label => label ? 1 : 0)]
            : [.. rows.View.GetColumn<uint>(rows.LabelColumnName).Select(key => (int)key - 1)];

        var known = Enumerable.Range(0, classes.Length).Where(row => predictions.IsScored[row]).ToArray();
        Calibrator Of(int column, int positive) => Calibrator.Fit(
            settings.Method,
            Array.ConvertAll(known, row => predictions.Scores[(row * predictions.Width) + column]),
            Array.ConvertAll(known, row => classes[row] == positive));
        return rows.Task == ComparisonTask.Binary ? [Of(0, 1)] : [.. Enumerable.Range(0, predictions.Width).Select(index => Of(index, index))];
    }
}
