using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison;

/// <summary>
/// How much two columns say of each other, 0 to 1, over rows of the data: Spearman's correlation without its sign for two
/// numbers (rows that have both), else Cramér's V with the correction for bias of Bergsma (2013), for which numbers are cut
/// into tenths and a missing value is a value. The label has no part in it. Computed once for each pair.
/// </summary>
internal sealed class ColumnAssociation(IDataView data, int rows)
{
    private const int MostRows = 10_000;
    private const int Tenths = 10;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (int[] Codes, bool IsNumber)?> _columns = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), double> _values = [];

    /// <returns>0 when one of them is not a scalar.</returns>
    public double Between(string first, string second)
    {
        lock (_lock)
        {
            if (!_values.TryGetValue((first, second), out var value))
            {
                value = Compute(first, second);
                _values[(first, second)] = value;
                _values[(second, first)] = value;
            }

            return value;
        }
    }

    /// <summary>Complete linkage: the two closest groups are joined as long as every two of their columns are associated at least that much.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Group(IReadOnlyList<string> columns, double least)
    {
        var groups = columns.Select(column => new List<string> { column }).ToList();
        while (true)
        {
            var (first, second, closest) = (0, 0, 0.0);
            for (var i = 0; i < groups.Count; i++)
            {
                for (var j = i + 1; j < groups.Count; j++)
                {
                    var link = groups[i].Min(one => groups[j].Min(other => Between(one, other)));
                    if (link > closest)
                        (first, second, closest) = (i, j, link);
                }
            }

            if (closest < least || first == second)
                return groups;
            groups[first].AddRange(groups[second]);
            groups.RemoveAt(second);
        }
    }

    /// <param name="first">Ranks of values, -1 for missing.</param>
    /// <param name="second">The same of another column.</param>
    public static double Spearman(int[] first, int[] second)
    {
        var both = Enumerable.Range(0, first.Length).Where(row => first[row] >= 0 && second[row] >= 0).ToArray();
        var (x, y) = (MidRanks(Array.ConvertAll(both, row => first[row])), MidRanks(Array.ConvertAll(both, row => second[row])));
        var mean = (both.Length + 1) / 2.0;
        var (xx, yy, xy) = (0.0, 0.0, 0.0);
        for (var i = 0; i < both.Length; i++)
        {
            xx += (x[i] - mean) * (x[i] - mean);
            yy += (y[i] - mean) * (y[i] - mean);
            xy += (x[i] - mean) * (y[i] - mean);
        }

        return xx == 0 || yy == 0 ? 0 : xy / Math.Sqrt(xx * yy);
    }

    /// <param name="first">Codes of categories; any number is one.</param>
    /// <param name="second">The same of another column.</param>
    public static double CramersV(int[] first, int[] second)
    {
        double n = first.Length;
        var pairs = first.Zip(second).CountBy(pair => pair);
        var byFirst = first.CountBy(code => code).ToDictionary();
        var bySecond = second.CountBy(code => code).ToDictionary();
        var phi2 = pairs.Sum(pair => (double)pair.Value * pair.Value / ((double)byFirst[pair.Key.First] * bySecond[pair.Key.Second])) - 1;
        double r = byFirst.Count, k = bySecond.Count;
        if (n < 2 || r < 2 || k < 2)
            return 0;

        var corrected = Math.Max(0, phi2 - ((r - 1) * (k - 1) / (n - 1)));
        var fewest = Math.Min(r - ((r - 1) * (r - 1) / (n - 1)), k - ((k - 1) * (k - 1) / (n - 1))) - 1;
        return fewest <= 0 ? 0 : Math.Min(1, Math.Sqrt(corrected / fewest));
    }

    private double Compute(string first, string second)
    {
        if (Codes(first) is not var (x, isNumber) || Codes(second) is not var (y, isOtherNumber))
            return 0;
        return isNumber && isOtherNumber ? Math.Abs(Spearman(x, y)) : CramersV(isNumber ? Cut(x) : x, isOtherNumber ? Cut(y) : y);
    }

    private (int[] Codes, bool IsNumber)? Codes(string name)
    {
        if (_columns.TryGetValue(name, out var known))
            return known;

        var column = data.Schema[name];
        (int[], bool)? codes = null;
        if (column.Type is PrimitiveDataViewType and not RowIdDataViewType)
        {
            var all = CodedColumn.Read(data, column).Codes;
            var chosen = rows <= MostRows ? all : [.. Enumerable.Range(0, MostRows).Select(i => all[(int)((long)i * rows / MostRows)])];
            codes = (chosen, column.Type is NumberDataViewType or DateTimeDataViewType or DateTimeOffsetDataViewType or TimeSpanDataViewType);
        }

        _columns[name] = codes;
        return codes;
    }

    /// <summary>Tenths by rank; equal values stay together, and missing ones are apart.</summary>
    private static int[] Cut(int[] codes)
    {
        var ranks = MidRanks(codes);
        return Array.ConvertAll([.. Enumerable.Range(0, codes.Length)], row => codes[row] < 0 ? -1 : (int)Math.Min(Tenths - 1, ranks[row] * Tenths / (codes.Length + 1)));
    }

    private static double[] MidRanks(int[] codes)
    {
        var order = Enumerable.Range(0, codes.Length).ToArray();
        Array.Sort([.. codes], order);
        var ranks = new double[codes.Length];
        for (var start = 0; start < order.Length;)
        {
            var end = start;
            while (end < order.Length && codes[order[end]] == codes[order[start]])
                end++;
            for (var i = start; i < end; i++)
                ranks[order[i]] = (start + end + 1) / 2.0;
            start = end;
        }

        return ranks;
    }
}
