namespace MlNetPlus.Comparison;

/// <summary>
/// Training rows in an order of which every beginning is a fair part of them all: so smaller parts are in larger ones, and no
/// part is another for another contender.
/// </summary>
internal static class NestedRows
{
    /// <summary>A purpose of its own among what is drawn for a fold.</summary>
    private const ulong Purpose = 0x4355525645;

    /// <summary>The first rows of the order, ascending.</summary>
    public static int[] Take(int[] order, double share)
    {
        var taken = order[..Math.Clamp((int)Math.Round(share * order.Length), 1, order.Length)];
        Array.Sort(taken);
        return taken;
    }

    /// <summary>The order for a fold: by strata; whole groups one after the other; or the latest first.</summary>
    public static int[] Order(ComparisonSource source, Fold fold)
    {
        var random = new SplitRandom(SplitRandom.ForRepeat(source.Options.Seed, fold.Repeat).Next() ^ (Purpose + (ulong)fold.Index));
        var rows = fold.TrainRows();
        if (source.Options.Split == ComparisonSplit.Time)
            return Latest(rows, source.GroupsOrTimes!);
        if (source.Options.NeedsGroups)
            return Grouped(rows, source.GroupsOrTimes!, random);

        var labels = source.Labels;
        var (strata, count) = new SplitColumns
        {
            Rows = labels.Count,
            Classes = labels.Task == ComparisonTask.Regression ? null : labels.ClassIndices().ToArray(),
            ClassNames = labels.Classes,
            Target = labels.Values,
        }.Strata();
        return Stratified(rows, strata, count, random);
    }

    /// <summary>Each stratum's rows evenly spread over the order, the first of each at its beginning.</summary>
    public static int[] Stratified(int[] rows, int[] strata, int count, SplitRandom random)
    {
        int[] shuffled = [.. rows];
        random.Shuffle(shuffled.AsSpan());
        var sizes = new int[count];
        foreach (var row in shuffled)
            sizes[strata[row]]++;

        var met = new int[count];
        var places = Array.ConvertAll(shuffled, row => (double)met[strata[row]]++ / sizes[strata[row]]);
        return [.. shuffled.Zip(places).OrderBy(pair => pair.Second).Select(pair => pair.First)];
    }

    private static int[] Grouped(int[] rows, int[] groups, SplitRandom random)
    {
        int[] names = [.. rows.Select(row => groups[row]).Distinct()];
        random.Shuffle(names.AsSpan());
        var place = names.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        return [.. rows.OrderBy(row => place[groups[row]])];
    }

    private static int[] Latest(int[] rows, int[] times) => [.. rows.OrderByDescending(row => times[row])];
}
