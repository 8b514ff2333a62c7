using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison;

/// <summary>
/// The training rows divided once more, so that each of them is predicted by a model that was fitted on others. Whatever is
/// learnt from these predictions (a threshold, a calibration, a stack) has seen no test row. Stratified; groups that the
/// comparison keeps together stay together.
/// </summary>
internal sealed class InnerFolds
{
    private readonly TrainingRows _rows;
    private readonly int[] _ids;
    private readonly IReadOnlyList<Fold> _folds;

    private InnerFolds(TrainingRows rows, int[] ids, int[] blocks, int folds)
    {
        _rows = rows;
        _ids = ids;
        _folds = [.. Enumerable.Range(0, folds).Select(index => new Fold(0, index, blocks, index, TrainsOnEarlierOnly: false))];
    }

    public int Rows => _ids.Length;

    /// <param name="rows">The training rows.</param>
    /// <param name="folds">Number of inner folds.</param>
    /// <param name="purpose">What needs them, for messages.</param>
    /// <exception cref="InvalidOperationException">There are too few rows of a class, or groups, for as many folds.</exception>
    public static InnerFolds Draw(TrainingRows rows, int folds, string purpose)
    {
        var label = rows.View.Schema[rows.LabelColumnName];
        float[] values = rows.Task switch
        {
            ComparisonTask.Binary => [.. rows.View.GetColumn<bool>(label).Select(value => value ? 1f : 0f)],
            ComparisonTask.Multiclass => [.. rows.View.GetColumn<uint>(label).Select(key => key - 1f)],
            _ => [.. rows.View.GetColumn<float>(label)],
        };
        var ids = Ids(rows, values.Length, purpose);
        var columns = new SplitColumns
        {
            Rows = values.Length,
            Classes = rows.Task == ComparisonTask.Regression ? null : Array.ConvertAll(values, value => (int)value),
            ClassNames = [.. Enumerable.Range(0, rows.Task == ComparisonTask.Regression ? 0 : Math.Max(2, rows.ScoreWidth)).Select(index => index.ToString(CultureInfo.InvariantCulture))],
            Target = values,
            Ranks = rows.GroupOfRow is { } groups ? Ranks(ids, groups) : null,
            LabelColumnName = rows.LabelColumnName,
        };
        Check(columns, folds, purpose);
        return new InnerFolds(rows, ids, Deal(columns, folds, SplitRandom.ForRepeat(rows.Seed, 0)), folds);
    }

    /// <summary>Each recipe's predictions of all rows, fold by fold; a model lives no longer than its fold.</summary>
    /// <param name="recipes">What is fitted.</param>
    /// <param name="prefersScore">Binary: whether raw scores are read where there are both, score and probability.</param>
    /// <param name="check">Given the output's schema of each model, to refuse it; or null.</param>
    public IReadOnlyList<InnerPredictions> Predict(IReadOnlyList<ContenderRecipe> recipes, bool prefersScore = false, Action<DataViewSchema>? check = null)
    {
        var predictions = recipes.Select(_ => new InnerPredictions(Rows, _rows.ScoreWidth)).ToList();
        foreach (var fold in _folds)
        {
            var places = fold.TrainRows();
            var train = _rows.Subset(places, Array.ConvertAll(places, place => _ids[place]));
            var held = fold.TestRows();
            var ids = Array.ConvertAll(held, place => _ids[place]);
            for (var index = 0; index < recipes.Count; index++)
            {
                var model = recipes[index].Fit(train);
                try
                {
                    var scored = model.Transform(new RowSubset(_rows.View, held));
                    check?.Invoke(scored.Schema);
                    predictions[index].Take(PredictionReader.Read(scored, fold, ids, _rows.Task, _rows.ScoreWidth, prefersScore), held);
                }
                finally
                {
                    (model as IDisposable)?.Dispose();
                }
            }
        }

        return predictions;
    }

    /// <summary>The rows' indices in the whole data. Features may drop the column that says them, but then the rows are those that they were given.</summary>
    private static int[] Ids(TrainingRows rows, int count, string purpose)
    {
        if (rows.View.Schema.GetColumnOrNull(FoldRows.RowColumnName) is not null)
            return [.. rows.View.GetColumn<int>(FoldRows.RowColumnName)];
        if (rows.GivenRows is { } given && given.Length == count)
            return given;
        if (rows.GroupOfRow is not null)
            throw new InvalidOperationException($"{purpose} divides the training rows into folds that part no group, and the features drop rows as well as column '{FoldRows.RowColumnName}', so the rows' groups are not known. Keep that column, or keep all rows.");
        return [.. Enumerable.Range(0, count)];
    }

    private static int[] Ranks(int[] ids, int[] groups)
    {
        var ranks = new Dictionary<int, int>();
        return Array.ConvertAll(ids, id =>
        {
            if (!ranks.TryGetValue(groups[id], out var rank))
                ranks.Add(groups[id], rank = ranks.Count);
            return rank;
        });
    }

    private static int[] Deal(SplitColumns columns, int folds, SplitRandom random)
    {
        if (columns.Ranks is { } ranks)
        {
            var (strata, count) = columns.Strata();
            return Blocks.StratifiedGrouped(strata, count, ranks, columns.RankCount, folds, random);
        }

        return columns.Classes is { } classes
            ? Blocks.Stratified(classes, columns.ClassNames.Count, folds, random)
            : Blocks.StratifiedByValue(columns.Target, folds, random);
    }

    private static void Check(SplitColumns columns, int folds, string purpose)
    {
        if (columns.Classes is { } classes)
        {
            var rarest = classes.GroupBy(one => one).Min(rows => rows.Count());
            if (rarest < folds)
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{purpose} divides the training rows into {folds} folds, and their rarest class has {rarest} rows; expected at least one for each fold. Take fewer folds, or leave it out."));
        }

        if (columns.Rows < folds)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{purpose} divides the training rows into {folds} folds, and there are {columns.Rows}. Take fewer folds, or leave it out."));
        if (columns.Ranks is not null && columns.RankCount < folds)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{purpose} divides the training rows into {folds} folds that part no group, and they have {columns.RankCount} groups. Take fewer folds, or leave it out."));
    }
}
