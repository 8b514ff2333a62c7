using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison;

/// <summary>
/// Members under a linear model that weighs them, as scikit-learn's StackingClassifier (logistic regression, C = 1) and
/// StackingRegressor (RidgeCV) do. The linear model learns from predictions of the training rows by members that were fitted
/// on other training rows, so it does not take a member's memory of its own rows for skill.
/// </summary>
internal sealed class StackingRecipe(Members members, int folds) : ContenderRecipe
{
    public override bool NeedsFeatures => members.NeedsFeatures;

    public override string Identity => string.Create(CultureInfo.InvariantCulture, $"stack of {string.Join(" + ", members.Recipes.Select(member => member.Identity))} over {folds} folds");

    public override string? NoteFor(ComparisonTask task) => members.NoteFor(task);

    public override ITransformer Fit(TrainingRows rows)
    {
        var context = rows.NewContext();
        var predictions = InnerFolds.Draw(rows, folds, nameof(Contender.Stacking)).Predict(members.Recipes);
        var final = FitFinal(context, rows, predictions);
        return members.Fit(rows, models =>
        {
            var stacked = new StackedPredictionsTransformer(context, models, rows.Task, rows.ScoreWidth);
            _ = stacked.GetOutputSchema(rows.View.Schema); // Tells a member without the columns that are stacked.
            return new TransformerChain<ITransformer>(stacked, final);
        });
    }

    private static ITransformer FitFinal(MLContext context, TrainingRows rows, IReadOnlyList<InnerPredictions> predictions)
    {
        var known = Enumerable.Range(0, predictions[0].IsScored.Length).Where(row => predictions.All(one => one.IsScored[row])).ToArray();
        if (known.Length == 0)
            throw new InvalidOperationException("No training row has a finite score of every member, so there is nothing to stack. Leave out the members that drop rows or score them NaN.");

        var width = predictions.Sum(one => one.Width);
        var stacked = new float[known.Length * width];
        for (var row = 0; row < known.Length; row++)
        {
            var at = row * width;
            foreach (var one in predictions)
            {
                one.Scores.AsSpan(known[row] * one.Width, one.Width).CopyTo(stacked.AsSpan(at));
                at += one.Width;
            }
        }

        var view = new RowSubset(rows.View, known);
        if (rows.Task == ComparisonTask.Regression)
        {
            var (weights, offset) = RidgeRegression.Fit(stacked, [.. view.GetColumn<float>(rows.LabelColumnName)]);
            return new WeightedSumTransformer(context, weights, offset);
        }

        var table = new VectorAdded(view, StackedPredictionsTransformer.OutputColumnName, stacked, width);
        return LinearRecipe.Classifier(context, rows.Task, rows.LabelColumnName, StackedPredictionsTransformer.OutputColumnName).Fit(table);
    }
}
