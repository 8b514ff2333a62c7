using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison;

/// <summary>What may be wrong with the data and its division: leaks, copies, identifiers, imbalance. Looks at no more than 100,000 rows, evenly spaced.</summary>
internal sealed class DataChecks
{
    private const int MostRows = 100_000;
    private const int FewestRows = 20;
    private const double ErrorRemovedLimit = 0.97;
    private const double RSquaredLimit = 0.99;
    private const double RepeatLimit = 0.01;
    private const double MajorityLimit = 0.8;
    private const double EvenShareLimit = 0.2;
    private const int ColumnsShown = 5;

    private readonly ComparisonSource _source;
    private readonly FoldPlan _plan;
    private readonly int[] _rows;
    private readonly List<ScannedColumn> _columns;

    public DataChecks(ComparisonSource source, FoldPlan plan)
    {
        _source = source;
        _plan = plan;
        var count = source.Labels.Count;
        var step = (count + MostRows - 1) / MostRows;
        _rows = [.. Enumerable.Range(0, count).Where(row => row % step == 0)];

        var view = step == 1 ? source.Data : new RowSubset(source.Data, _rows);
        _columns = [.. Candidates(source).SelectMany(column => ScannedColumn.Read(view, column))];
    }

    public IEnumerable<ComparisonWarning> Run() =>
        [.. Leaks(), .. IdentifierColumns(), .. ConstantColumns(), .. Repeats(), .. Groups(), .. Times(), .. Imbalance()];

    /// <summary>The raw columns that features or contenders have read, or all where nothing is known of that; without those of the split.</summary>
    private static IEnumerable<DataViewSchema.Column> Candidates(ComparisonSource source)
    {
        var options = source.Options;
        string?[] known = [options.LabelColumnName, options.GroupColumnName, options.TimeColumnName, options.FoldColumnName];
        var read = source.ColumnsRead;
        return source.Data.Schema.Where(column => !column.IsHidden && !known.Contains(column.Name, StringComparer.Ordinal) && (read.Count == 0 || read.Contains(column.Name)));
    }

    private IEnumerable<ComparisonWarning> Leaks()
    {
        if (_rows.Length < FewestRows)
            yield break;
        foreach (var (column, how) in _columns.Select(column => (column, TellsLabel(column))).Where(pair => pair.Item2 is not null))
        {
            yield return new(
                ComparisonWarningCode.FeaturePredictsLabel,
                $"Column '{column.Name}' alone tells '{_source.Options.LabelColumnName}' almost perfectly ({how}).",
                "Is it known before the label is? If it is made from the label or filled in after the fact, leave it out; if rows are sorted by the label, leave out what tells their place.",
                column.ColumnName);
        }
    }

    private string? TellsLabel(ScannedColumn column)
    {
        var labels = _source.Labels;
        var values = Array.ConvertAll(_rows, row => labels.Values[row]);
        if (labels.Task == ComparisonTask.Regression)
        {
            var share = values.AsSpan().IndexOfAnyExcept(values[0]) < 0 ? 0 : SingleFeature.RSquared(column.Coded.Codes, values);
            return share >= RSquaredLimit ? string.Create(CultureInfo.InvariantCulture, $"R² {share:F3} from neighbouring values") : null;
        }

        var removed = SingleFeature.ErrorRemoved(column.Coded.Codes, Array.ConvertAll(values, value => (int)value), labels.Classes.Count);
        return removed >= ErrorRemovedLimit ? string.Create(CultureInfo.InvariantCulture, $"{removed:P1} of the errors of always naming the most frequent class are gone") : null;
    }

    private IEnumerable<ComparisonWarning> IdentifierColumns() =>
        from column in _columns
        where column.Name == column.ColumnName
        let how = Identifiers.Describe(column)
        where how is not null
        select new ComparisonWarning(
            ComparisonWarningCode.IdentifierColumn,
            string.Create(CultureInfo.InvariantCulture, $"Column '{column.Name}' looks like an identifier: {column.Coded.Distinct.Length} different values in {_rows.Length} rows, and {how}."),
            "A model can learn nothing from it that holds for new rows. Leave it out of the features.",
            column.ColumnName);

    private IEnumerable<ComparisonWarning> ConstantColumns()
    {
        if (_rows.Length < FewestRows)
            yield break;
        foreach (var slots in _columns.GroupBy(column => column.ColumnName, StringComparer.Ordinal).Where(slots => slots.All(slot => slot.IsConstant)))
        {
            yield return new(
                ComparisonWarningCode.ConstantColumn,
                string.Create(CultureInfo.InvariantCulture, $"Column '{slots.Key}' {slots.First().DescribeConstant()} in all {_rows.Length} rows."),
                "No model can learn from it. Check that it was loaded as it should be (name, separator, type), or leave it out.",
                slots.Key);
        }
    }

    private IEnumerable<ComparisonWarning> Repeats()
    {
        var compared = _columns.Where(column => Identifiers.Describe(column) is null).ToList();
        if (compared.Count == 0)
            yield break;

        var prints = new Dictionary<int, ulong>(_rows.Length);
        for (var place = 0; place < _rows.Length; place++)
        {
            var print = (ulong)BitConverter.SingleToUInt32Bits(_source.Labels.Values[_rows[place]]);
            foreach (var column in compared)
                print = new SplitRandom(print ^ (uint)column.Coded.Codes[place]).Next();
            prints[_rows[place]] = print;
        }

        int tested = 0, copies = 0;
        foreach (var fold in FirstRepeat())
        {
            var trained = fold.TrainRows().Where(prints.ContainsKey).Select(row => prints[row]).ToHashSet();
            foreach (var row in fold.TestRows().Where(prints.ContainsKey))
            {
                tested++;
                copies += trained.Contains(prints[row]) ? 1 : 0;
            }
        }

        if (copies < 2 || copies < RepeatLimit * tested)
            yield break;
        var names = compared.Select(column => column.ColumnName).Distinct(StringComparer.Ordinal).ToList();
        yield return new(
            ComparisonWarningCode.RowsRepeatAcrossFolds,
            $"{copies} of {tested} test rows have an exact copy among the rows that their fold trains on (same label and same {string.Join(", ", names.Take(ColumnsShown).Select(name => $"'{name}'"))}{(names.Count > ColumnsShown ? ", …" : string.Empty)}).",
            "If they are the same case twice, drop the copies or give them a common group (GroupColumnName with Split = Group). If columns are few and coarse, different cases may just look alike.");
    }

    private IEnumerable<ComparisonWarning> Groups()
    {
        if (_source.Groups is not { } groups || _source.Options.NeedsGroups)
            yield break;

        var parted = new HashSet<int>();
        foreach (var fold in FirstRepeat())
            parted.UnionWith(fold.TestRows().Select(row => groups[row]).Intersect(fold.TrainRows().Select(row => groups[row])));
        if (parted.Count == 0)
            yield break;
        yield return new(
            ComparisonWarningCode.GroupStraddlesFolds,
            $"{parted.Count} of {groups.Max() + 1} groups of '{_source.Options.GroupColumnName}' have rows that are trained on and rows that are tested on in one fold.",
            "The figures tell how well models do on more rows of known groups. For new groups set Split to Group or StratifiedGroup.",
            _source.Options.GroupColumnName);
    }

    private IEnumerable<ComparisonWarning> Times()
    {
        if (_source.Options.TimeColumnName is not { } name || _source.Options.Split == ComparisonSplit.Time)
            yield break;

        var times = CodedColumn.Read(_source.Data, _source.Data.Schema[name]).Codes;
        var folds = FirstRepeat().ToList();
        var late = folds.Count(fold => fold.TrainRows().Max(row => times[row]) > fold.TestRows().Where(row => times[row] >= 0).Select(row => times[row]).DefaultIfEmpty(int.MaxValue).Min());
        if (late == 0)
            yield break;
        yield return new(
            ComparisonWarningCode.TrainsOnLaterRows,
            $"{late} of {folds.Count} folds train on rows that are later in '{name}' than rows they test on.",
            "A model in use knows the past only. If rows that follow one another are alike, set Split to Time.",
            name);
    }

    private IEnumerable<ComparisonWarning> Imbalance()
    {
        var labels = _source.Labels;
        if (labels.Task == ComparisonTask.Regression)
            yield break;

        var counts = labels.CountByClass();
        var (most, least) = (Array.IndexOf(counts, counts.Max()), Array.IndexOf(counts, counts.Min()));
        var share = (double)counts[most] / labels.Count;
        if (share <= MajorityLimit && (labels.Task == ComparisonTask.Binary || counts[least] * (double)counts.Length >= EvenShareLimit * labels.Count))
            yield break;

        var metrics = labels.Task == ComparisonTask.Binary ? "AveragePrecision, BalancedAccuracy or MatthewsCorrelation" : "BalancedAccuracy, MacroF1 or MatthewsCorrelation";
        yield return new(
            ComparisonWarningCode.ImbalancedClasses,
            string.Create(CultureInfo.InvariantCulture, $"Class '{labels.Classes[most]}' has {share:P1} of the rows and '{labels.Classes[least]}' has {counts[least]}: always saying '{labels.Classes[most]}' has an accuracy of {share:F3}."),
            $"Do not judge by accuracy: rank by {metrics}, and tune a threshold with Contender.WithTunedThreshold where two classes are told apart.");
    }

    private IEnumerable<Fold> FirstRepeat() => _plan.Folds.Where(fold => fold.Repeat == 0);
}
