namespace MlNetPlus.Comparison;

/// <summary>How many rows of each class each group has.</summary>
internal sealed class GroupCounts
{
    private readonly Dictionary<int, int>[] _counts;

    private GroupCounts(Dictionary<int, int>[] counts, int[] totals)
    {
        _counts = counts;
        Totals = totals;
    }

    /// <summary>Rows of each class over all groups.</summary>
    public int[] Totals { get; }

    public static GroupCounts Of(ReadOnlySpan<int> classes, int classCount, ReadOnlySpan<int> groups, int groupCount)
    {
        var counts = Enumerable.Range(0, groupCount).Select(_ => new Dictionary<int, int>()).ToArray();
        var totals = new int[classCount];
        for (var row = 0; row < groups.Length; row++)
        {
            var ofGroup = counts[groups[row]];
            ofGroup[classes[row]] = ofGroup.GetValueOrDefault(classes[row]) + 1;
            totals[classes[row]]++;
        }

        return new GroupCounts(counts, totals);
    }

    /// <summary>The classes that a group has, with their rows.</summary>
    public IEnumerable<(int Class, int Rows)> Of(int group) => _counts[group].Select(pair => (pair.Key, pair.Value));

    public int RowsOf(int group) => _counts[group].Values.Sum();
}
