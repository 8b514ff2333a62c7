using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison;

/// <summary>
/// Reads a model's scores of the test rows into place. ML.NET's evaluators drop rows without a finite score and do not say
/// so; here they are counted.
/// </summary>
internal static class PredictionReader
{
    private const string Score = "Score";
    private const string Probability = "Probability";
    private const string PredictedLabel = "PredictedLabel";
    private const double SumTolerance = 1e-3;

    /// <param name="scored">The model's output for the test rows.</param>
    /// <param name="fold">The fold.</param>
    /// <param name="rows">The test rows' indices in the data, ascending.</param>
    /// <param name="task">What is predicted.</param>
    /// <param name="width">Scores in a row: the number of classes for multiclass, else 1.</param>
    /// <param name="prefersScore">Binary: whether the raw score is read where there are both, score and probability.</param>
    public static FoldPredictions Read(IDataView scored, Fold fold, int[] rows, ComparisonTask task, int width, bool prefersScore = false)
    {
        var predictions = new FoldPredictions(fold, rows, width);
        switch (task)
        {
            case ComparisonTask.Binary:
                ReadBinary(scored, predictions, prefersScore);
                break;
            case ComparisonTask.Multiclass:
                ReadMulticlass(scored, predictions);
                break;
            default:
                ReadRegression(scored, predictions);
                break;
        }

        if (predictions.ScoredCount == 0)
            throw new InvalidOperationException($"It returned no finite score for any of {predictions.Rows.Length} test rows. Check for missing values in the features and for a learning rate that is too high.");
        return predictions;
    }

    private static void ReadBinary(IDataView scored, FoldPredictions predictions, bool prefersScore)
    {
        var probability = scored.Schema.GetColumnOrNull(Probability) is { } found && found.Type == NumberDataViewType.Single ? found : (DataViewSchema.Column?)null;
        var score = scored.Schema.GetColumnOrNull(Score);
        if (score is null && probability is null)
            throw NoScore(scored.Schema);
        if (score is { } column && column.Type != NumberDataViewType.Single)
            throw WrongScore(column, "Single: a raw score above 0 for the positive class");
        if (prefersScore && score is not null)
            probability = null;

        var label = scored.Schema.GetColumnOrNull(PredictedLabel) is { Type: BooleanDataViewType } boolean ? boolean : (DataViewSchema.Column?)null;
        if (probability is null)
            predictions.NoProbabilities = "the model gives no probabilities (a Probability column of type Single); add a calibrator, or take the contender's Calibrated()";

        var ranked = probability ?? score!.Value;
        var threshold = probability is null ? 0f : 0.5f;
        ForEachRow(scored, predictions, [ranked, .. label is { } one ? [one] : Array.Empty<DataViewSchema.Column>()], cursor =>
        {
            var getScore = cursor.GetGetter<float>(ranked);
            var getLabel = label is { } shown ? cursor.GetGetter<bool>(shown) : null;
            var value = 0f;
            var isPositive = false;
            return place =>
            {
                getScore(ref value);
                predictions.Scores[place] = value;
                isPositive = value > threshold;
                getLabel?.Invoke(ref isPositive);
                predictions.Predicted[place] = isPositive ? 1 : 0;
                if (probability is not null && value is < 0 or > 1 && predictions.NoProbabilities is null)
                    predictions.NoProbabilities = "the Probability column holds values outside 0 to 1";
                return float.IsFinite(value);
            };
        });
    }

    private static void ReadMulticlass(IDataView scored, FoldPredictions predictions)
    {
        var column = scored.Schema.GetColumnOrNull(Score) ?? throw NoScore(scored.Schema);
        if (column.Type is not VectorDataViewType { ItemType: NumberDataViewType { RawType: var raw } } vector || raw != typeof(float))
            throw WrongScore(column, $"a vector of {predictions.Width} Single, one for each class");
        if (vector.Size != predictions.Width)
            throw WrongScore(column, $"a vector of {predictions.Width} Single, one for each class. The label is a key of all classes already: do not map it to a key again");

        ForEachRow(scored, predictions, [column], cursor =>
        {
            var getter = cursor.GetGetter<VBuffer<float>>(column);
            var scores = default(VBuffer<float>);
            return place =>
            {
                getter(ref scores);
                var target = predictions.Scores.AsSpan(place * predictions.Width, predictions.Width);
                target.Clear();
                scores.CopyTo(target);
                predictions.Predicted[place] = System.Numerics.Tensors.TensorPrimitives.IndexOfMax(target);

                var sum = 0.0;
                var least = float.MaxValue;
                foreach (var score in target)
                {
                    sum += score;
                    least = Math.Min(least, score);
                }

                if (double.IsFinite(sum) && (least < 0 || Math.Abs(sum - 1) > SumTolerance))
                    predictions.NoProbabilities = "the scores are not probabilities (not negative, sum 1)";
                return double.IsFinite(sum);
            };
        });
    }

    private static void ReadRegression(IDataView scored, FoldPredictions predictions)
    {
        var column = scored.Schema.GetColumnOrNull(Score) ?? throw NoScore(scored.Schema);
        if (column.Type != NumberDataViewType.Single)
            throw WrongScore(column, "Single");

        ForEachRow(scored, predictions, [column], cursor =>
        {
            var getter = cursor.GetGetter<float>(column);
            return place =>
            {
                getter(ref predictions.Scores[place]);
                predictions.Predicted[place] = predictions.Scores[place];
                return float.IsFinite(predictions.Scores[place]);
            };
        });
    }

    /// <summary>Reads each row into its place: by the row column, or by order when a contender dropped that column but no row.</summary>
    private static void ForEachRow(IDataView scored, FoldPredictions predictions, DataViewSchema.Column[] columns, Func<DataViewRowCursor, Func<int, bool>> makeReader)
    {
        predictions.Scores.AsSpan().Fill(float.NaN);
        var rowColumn = scored.Schema.GetColumnOrNull(FoldRows.RowColumnName);
        var read = 0;

        // One cursor of a set: the plain cursor of a row mapper starts threads, which cost more than a few hundred rows.
        foreach (var cursor in scored.GetRowCursorSet(rowColumn is { } active ? [.. columns, active] : columns, 1))
        {
            using (cursor)
            {
                var reader = makeReader(cursor);
                var getRow = rowColumn is { } known ? cursor.GetGetter<int>(known) : null;
                var row = 0;
                while (cursor.MoveNext())
                {
                    var place = read++;
                    if (getRow is not null)
                    {
                        getRow(ref row);
                        place = Array.BinarySearch(predictions.Rows, row);
                    }

                    if (place >= predictions.Rows.Length)
                        throw new InvalidOperationException($"It returned more rows than the {predictions.Rows.Length} it was given, so its scores cannot be assigned to rows.");
                    predictions.IsScored[place] = reader(place);
                }
            }
        }

        if (rowColumn is null && read != predictions.Rows.Length)
            throw new InvalidOperationException($"It returned {read} of {predictions.Rows.Length} rows and dropped column '{FoldRows.RowColumnName}', so its scores cannot be assigned to rows. Keep that column, or keep all rows.");
    }

    private static InvalidOperationException NoScore(DataViewSchema schema) => new(
        $"It returned no '{Score}' column; its output has {string.Join(", ", schema.Where(column => !column.IsHidden).Select(column => $"'{column.Name}'"))}. End it with a trainer of the task.");

    private static InvalidOperationException WrongScore(DataViewSchema.Column column, string expected) =>
        new($"Its '{column.Name}' column is {column.Type}; expected {expected}. End it with a trainer of the task.");
}
