using System.CommandLine;
using MlNetPlus.Comparison;

namespace MlNetPlus.Cli;

/// <summary>The options that say what is compared; <c>plan</c> and <c>run</c> have them alike.</summary>
internal sealed class SettingsOptions
{
    private readonly Option<string?> _label = new("--label") { Description = "The column to predict." };
    private readonly Option<ComparisonTask?> _task = new("--task") { Description = "Binary, Multiclass or Regression. Default: two different values are binary, other texts multiclass, other numbers regression." };
    private readonly Option<string> _contenders = new("--contenders") { Description = $"Who takes part, parted by commas: {string.Join(", ", ContenderNames.All)}.", DefaultValueFactory = _ => string.Join(',', ContenderNames.All) };
    private readonly Option<int> _folds = new("--folds") { Description = "Folds of each repeat.", DefaultValueFactory = _ => 5 };
    private readonly Option<int> _repeats = new("--repeats") { Description = "How often the rows are divided anew.", DefaultValueFactory = _ => 1 };
    private readonly Option<ComparisonSplit?> _split = new("--split") { Description = "Stratified, Random, Time (with --time), or Group, StratifiedGroup or LeaveOneGroupOut (with --group). Default: Stratified, or what --group or --time implies." };
    private readonly Option<string?> _group = new("--group") { Description = "Column whose rows of one value are never parted; it is no feature." };
    private readonly Option<string?> _time = new("--time") { Description = "Column that orders the rows; each fold trains on what came before it." };
    private readonly Option<ComparisonMetric?> _metric = new("--metric") { Description = "The metric that ranks and is tested. Default: AUC, accuracy or root mean squared error, by task." };
    private readonly Option<int> _seed = new("--seed") { Description = "Seed of folds and trainers.", DefaultValueFactory = _ => 1 };
    private readonly Option<double?> _fitMinutes = MinutesOption.Create("--fit-minutes", "Fit each model in a process of its own and end it after so many minutes: what hangs or crashes fails, and the others go on.");
    private readonly Option<int> _levels = new("--levels") { Description = "Texts of at most this many different values are one-hot; those of more are replaced by how often the value occurs.", DefaultValueFactory = _ => 25 };
    private readonly Option<char> _separator = new("--separator") { Description = "What parts the fields of a line.", DefaultValueFactory = _ => ',' };
    private readonly Option<string?> _ignore = Columns("--ignore", "Columns to leave out, such as row numbers");
    private readonly Option<string?> _text = Columns("--text", "Columns to take as text although they look like numbers or dates, such as codes");
    private readonly Option<string?> _date = Columns("--date", "Columns to take as dates (year first, or month/day/year)");
    private readonly Option<string?> _number = Columns("--number", "Columns to take as numbers");

    public Option<string?> Data { get; } = new("--data") { Description = "The CSV file, with a header." };

    /// <summary>All of them but <see cref="Data"/>.</summary>
    public IReadOnlyList<Option> BesideData => [_label, _task, _contenders, _folds, _repeats, _split, _group, _time, _metric, _seed, _fitMinutes, _levels, _separator, _ignore, _text, _date, _number];

    public void AddTo(Command command)
    {
        foreach (var option in BesideData.Prepend(Data))
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetResult(Data) is not null && result.GetValue(_label) is null)
                result.AddError("--label is missing: name the column to predict.");
        });
    }

    /// <summary>Reads the file once, and settles what the command line leaves open.</summary>
    public ComparisonSettings Read(ParseResult parsed)
    {
        var path = parsed.GetValue(Data)!;
        if (!File.Exists(path))
            throw new FileNotFoundException($"--data '{path}' is not there.", path);

        var separator = parsed.GetValue(_separator);
        var label = parsed.GetValue(_label)!;
        var columns = Retype(ColumnInference.Read(path, separator).Columns, parsed);
        var (group, time) = (parsed.GetValue(_group), parsed.GetValue(_time));
        foreach (var (option, name) in (IEnumerable<(string, string?)>)[("--label", label), ("--group", group), ("--time", time)])
            CheckNamed(option, name, columns);
        if (columns.Single(column => column.Name == label).Kind == ColumnKind.Ignore)
            throw new ArgumentException($"--label '{label}' is left out or has no value at all; expected a column to predict.");

        var contenders = Names(parsed.GetValue(_contenders));
        foreach (var contender in contenders)
            ContenderNames.Find(contender);

        var settings = new ComparisonSettings
        {
            Data = Path.GetFullPath(path),
            Separator = separator,
            Label = label,
            Task = parsed.GetValue(_task) ?? Infer(columns.Single(column => column.Name == label)),
            Contenders = contenders,
            Folds = parsed.GetValue(_folds),
            Repeats = parsed.GetValue(_repeats),
            Split = parsed.GetValue(_split) ?? (group is not null ? ComparisonSplit.Group : time is not null ? ComparisonSplit.Time : ComparisonSplit.Stratified),
            Group = group,
            Time = time,
            Metric = parsed.GetValue(_metric),
            Seed = parsed.GetValue(_seed),
            FitMinutes = parsed.GetValue(_fitMinutes),
            Levels = parsed.GetValue(_levels),
            Columns = columns,
        };
        if (TableFeatures.Inputs(settings).Count == 0)
            throw new ArgumentException($"No column of '{path}' is left to predict '{label}' from.");
        return settings;
    }

    private static Option<string?> Columns(string name, string what) => new(name) { Description = $"{what}; names parted by commas." };

    private static string[] Names(string? list) => list?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static ComparisonTask Infer(TableColumn label)
    {
        if (label.Levels == 2)
            return ComparisonTask.Binary;
        return label.Kind == ColumnKind.Text ? ComparisonTask.Multiclass : ComparisonTask.Regression;
    }

    private static void CheckNamed(string option, string? name, IReadOnlyList<TableColumn> columns)
    {
        if (name is not null && columns.All(column => column.Name != name))
            throw new ArgumentException($"{option} '{name}' is no column; the file has {string.Join(", ", columns.Select(column => $"'{column.Name}'"))}.");
    }

    private IReadOnlyList<TableColumn> Retype(IReadOnlyList<TableColumn> columns, ParseResult parsed)
    {
        var kinds = new Dictionary<string, ColumnKind>(StringComparer.Ordinal);
        foreach (var (option, kind) in (IEnumerable<(Option<string?>, ColumnKind)>)[(_ignore, ColumnKind.Ignore), (_text, ColumnKind.Text), (_date, ColumnKind.Date), (_number, ColumnKind.Number)])
        {
            foreach (var name in Names(parsed.GetValue(option)))
            {
                CheckNamed(option.Name, name, columns);
                if (!kinds.TryAdd(name, kind))
                    throw new ArgumentException($"{option.Name} names '{name}', which another option has as {kinds[name].ToString().ToLowerInvariant()}; expected it once.");
            }
        }

        return [.. columns.Select(column => kinds.TryGetValue(column.Name, out var kind) ? column with { Kind = kind } : column)];
    }
}
