using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison;

/// <summary>The data of a comparison, read once and held in memory, with its labels and options.</summary>
internal sealed class ComparisonSource
{
    private readonly IDataView _data;
    private readonly IDataView _cached;
    private readonly ReadColumns _read;

    public ComparisonSource(IDataView data, ComparisonTask task, ComparisonOptions options)
    {
        Options = options;
        LabelReader.CheckSchema(data.Schema, task, options);
        Context = new MLContext(options.Seed);
        _data = data;
        _cached = Context.Data.Cache(data);
        _read = new ReadColumns(_cached);
        AlsoFitOn = options.AlsoFitOn is { } more ? Context.Data.Cache(more) : null;
        if (options.Importance is { } importance)
            ImportanceUnits.CheckColumns(data.Schema, importance);
        options.PartialDependence?.CheckColumns(data.Schema);
        Labels = LabelReader.Read(_cached, task, options);
        Association = new ColumnAssociation(_cached, Labels.Count);
        Grids = options.PartialDependence is { } dependence ? new DependenceGrids(_cached, dependence) : null;
        LabelReader.CheckRows(Labels.Count, options);
        GroupsOrTimes = LabelReader.ReadGroupsOrTimes(_cached, options);
        Groups = options.NeedsGroups ? GroupsOrTimes : options.GroupColumnName is { } name ? LabelReader.ReadRanks(_cached, name, "group", "Compare") : null;
    }

    public MLContext Context { get; }

    public ComparisonOptions Options { get; }

    public Labels Labels { get; }

    public int[]? GroupsOrTimes { get; }

    /// <summary>The group of each row, when a group column is named, whether or not the split keeps to it.</summary>
    public int[]? Groups { get; }

    /// <summary>The group of each row, when the split keeps groups together.</summary>
    public int[]? KeptGroups => Options.NeedsGroups ? Groups : null;

    /// <summary>How much columns say of each other.</summary>
    public ColumnAssociation Association { get; }

    /// <summary>The values at which partial dependence is measured; null when it is not asked for.</summary>
    public DependenceGrids? Grids { get; }

    /// <summary>All rows and columns, held in memory as they are read.</summary>
    public IDataView Data => _cached;

    /// <summary>Further rows that features are fitted on, held in memory as they are read; or null.</summary>
    public IDataView? AlsoFitOn { get; }

    /// <summary>The raw columns that features and contenders have read so far.</summary>
    public ICollection<string> ColumnsRead => _read.Names;

    /// <summary>Adds columns that were read where a stored outcome was made.</summary>
    public void AddColumnsRead(IEnumerable<string> names) => _read.Add(names);

    public IDataView RowsAt(int[] rows) => new FoldRows(_read, Labels, Options.LabelColumnName, rows);

    /// <summary>The same rows, for a reader that does not count: checks speak only of columns that features or contenders have read.</summary>
    public IDataView UnrecordedRowsAt(int[] rows) => new FoldRows(_cached, Labels, Options.LabelColumnName, rows);

    /// <summary>
    /// A digest of every column, read past the cache so that columns nobody needs are not held. A column without plain values
    /// (an image) is told by its type alone.
    /// </summary>
    public IEnumerable<(string Column, string Digest)> DigestColumns() => Digest(_data);

    /// <summary>The same of the further rows that features are fitted on; none where there are no such rows.</summary>
    public IEnumerable<(string Column, string Digest)> DigestAlsoFitOn() => Options.AlsoFitOn is { } more ? Digest(more) : [];

    public ITransformer Refit(string name)
    {
        var contender = Options.Contenders.FirstOrDefault(contender => contender.Name == name)
            ?? throw new ArgumentException($"No contender is named '{name}'; expected one of {string.Join(", ", Options.Contenders.Select(one => $"'{one.Name}'"))}.", nameof(name));

        int[] rows = [.. Enumerable.Range(0, Labels.Count)];
        var all = RowsAt(rows);
        var features = FoldData.FitFeatures(this, all, "all rows");
        var view = Context.Data.Cache(features is null ? all : TrainingMapping.Apply(features, all));
        var model = contender.Recipe.Fit(new TrainingRows(view, Labels.Task, Options.LabelColumnName, Options.Seed) { GroupOfRow = KeptGroups, GivenRows = rows });

        List<ITransformer> steps = features is null ? [model] : [features, model];
        if (Labels.Task == ComparisonTask.Multiclass && HasKeyedPrediction(model.GetOutputSchema(view.Schema)))
            steps.Add(Context.Transforms.Conversion.MapKeyToValue("PredictedLabel").Fit(model.Transform(view)));
        return new TransformerChain<ITransformer>([.. steps]);
    }

    private static IEnumerable<(string Column, string Digest)> Digest(IDataView view)
    {
        var columns = view.Schema.Where(column => !column.IsHidden).ToList();
        var digests = ValueDigest.OfColumns(view, columns);
        return columns.Select(column => (column.Name, digests[column.Name] ?? column.Type.ToString()!));
    }

    private static bool HasKeyedPrediction(DataViewSchema schema) =>
        schema.GetColumnOrNull("PredictedLabel") is { Type: KeyDataViewType } column && column.Annotations.Schema.GetColumnOrNull("KeyValues") is not null;
}
