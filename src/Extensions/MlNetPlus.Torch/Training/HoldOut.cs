using System.Globalization;

namespace MlNetPlus.Torch;

/// <summary>Divides rows into those to train on and those to evaluate on. Plain arithmetic on row numbers.</summary>
/// <param name="Training">The rows to train on, in ascending order.</param>
/// <param name="Validation">The rows to evaluate on, in ascending order; none when the fraction was 0.</param>
public sealed record HoldOut(IReadOnlyList<long> Training, IReadOnlyList<long> Validation)
{
    /// <summary>Holds out a share of the rows, drawn at random.</summary>
    /// <param name="rowCount">The number of rows.</param>
    /// <param name="fraction">The share to evaluate on, from 0 to below 1. The number of rows is rounded, and at least 1.</param>
    /// <param name="seed">The seed of the draw.</param>
    /// <param name="labels">
    /// The class of each row, to hold out the same share of each class as far as it goes; null to draw without. Rows of a class that would have none left to
    /// train on are not held out: there may be fewer then, or none.
    /// </param>
    /// <returns>The two parts.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is out of its range, or there are not as many labels as rows.</exception>
    /// <exception cref="InvalidOperationException">A part would have no rows.</exception>
    public static HoldOut Of(long rowCount, double fraction, int seed, IReadOnlyList<long>? labels = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rowCount);
        if (!(fraction is >= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "Expected a share from 0 to below 1.");
        if (labels is not null && labels.Count != rowCount)
            throw new ArgumentOutOfRangeException(nameof(labels), labels.Count, $"Expected as many labels as rows ({rowCount}).");

        var order = RowOrder.Of(rowCount, seed, epoch: 0);
        var held = fraction == 0 ? 0 : Math.Max(1, (long)Math.Round(rowCount * fraction, MidpointRounding.AwayFromZero));
        if (held >= rowCount)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"Of {rowCount} rows, {held} would be held out (a fraction of {fraction}), which leaves none to train on. Give more rows, or set {nameof(TrainingOptions.ValidationFraction)} lower or to 0."));
        }

        var validation = (labels is null ? order : Interleaved(order, labels)).Take((int)held).ToHashSet();
        if (labels is not null)
            validation.ExceptWith(RowsOfClassesWithin(validation, labels));
        return new HoldOut([.. Rows(rowCount, row => !validation.Contains(row))], [.. Rows(rowCount, validation.Contains)]);
    }

    /// <summary>Divides rows into parts of about the same size, each of which is held out once.</summary>
    /// <param name="rowCount">The number of rows.</param>
    /// <param name="folds">The number of parts, 2 or more.</param>
    /// <param name="seed">The seed of the draw.</param>
    /// <param name="labels">The class of each row, to give each part about the same share of each class; null to draw without.</param>
    /// <returns>As many divisions as there are parts.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two parts, or not as many labels as rows.</exception>
    /// <exception cref="InvalidOperationException">There are fewer rows than parts.</exception>
    public static IReadOnlyList<HoldOut> Folds(long rowCount, int folds, int seed, IReadOnlyList<long>? labels = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        if (labels is not null && labels.Count != rowCount)
            throw new ArgumentOutOfRangeException(nameof(labels), labels.Count, $"Expected as many labels as rows ({rowCount}).");
        if (rowCount < folds)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{rowCount} rows cannot be divided into {folds} parts. Give more rows, or ask for fewer parts."));

        var order = RowOrder.Of(rowCount, seed, epoch: 0);
        var partOf = new int[rowCount];
        IEnumerable<long> dealt = labels is null ? order : order.OrderBy(row => labels[(int)row]); // class after class: dealing interleaved ones could give a part all of a class
        foreach (var (place, row) in dealt.Index())
            partOf[row] = place % folds;
        return [.. Enumerable.Range(0, folds).Select(part => new HoldOut([.. Rows(rowCount, row => partOf[row] != part)], [.. Rows(rowCount, row => partOf[row] == part)]))];
    }

    /// <summary>The rows in an order whose every beginning has the classes in about their shares: row k of c rows of a class is at (k + ½)/c.</summary>
    private static IEnumerable<long> Interleaved(long[] order, IReadOnlyList<long> labels) => order
        .GroupBy(row => labels[(int)row])
        .SelectMany(rows => rows.Select((row, place) => (Row: row, At: (place + 0.5) / rows.Count())))
        .OrderBy(placed => placed.At)
        .Select(placed => placed.Row);

    /// <summary>The rows of classes all of whose rows are among some.</summary>
    private static List<long> RowsOfClassesWithin(HashSet<long> rows, IReadOnlyList<long> labels)
    {
        var counts = labels.CountBy(label => label).ToDictionary();
        return [.. rows.GroupBy(row => labels[(int)row]).Where(ofClass => ofClass.Count() == counts[ofClass.Key]).SelectMany(ofClass => ofClass)];
    }

    private static IEnumerable<long> Rows(long count, Func<long, bool> wanted)
    {
        for (long row = 0; row < count; row++)
        {
            if (wanted(row))
                yield return row;
        }
    }
}
