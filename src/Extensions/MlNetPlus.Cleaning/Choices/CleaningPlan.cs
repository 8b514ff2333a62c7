using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Cleaning;

/// <summary>What is done with which rows, by the rows' ids: they are the same in every cursor, shuffled and parallel ones too.</summary>
/// <param name="LabelColumn">The index of the label's column.</param>
/// <param name="Changes">The new label of a row as its getter has it, or <see cref="Deleted"/>.</param>
/// <param name="DeletedRows">How many rows are left out.</param>
internal sealed record CleaningPlan(int LabelColumn, IReadOnlyDictionary<DataViewRowId, object> Changes, long DeletedRows)
{
    private const string Consumer = "ApplyCleaning";

    public static object Deleted { get; } = new();

    /// <summary>Checks the choices against the data, which are read once, with two columns at most.</summary>
    public static CleaningPlan Of(IDataView data, IReadOnlyList<Choice> choices, ApplyCleaningOptions options, ChoiceFaults faults)
    {
        var input = InputSchema.Of(data.Schema);
        input.Require(Consumer, options.LabelColumnName, LabelCells.Accepted);
        if (options.NameColumnName is { } name)
            input.Require(Consumer, name, AcceptedType.Primitive);
        return new Matching(data.Schema, options, faults).Match(data, choices);
    }

    private sealed class Matching(DataViewSchema schema, ApplyCleaningOptions options, ChoiceFaults faults)
    {
        private readonly DataViewSchema.Column _label = schema[options.LabelColumnName];
        private readonly LabelCells _cells = LabelCells.Of(schema[options.LabelColumnName]);
        private readonly DataViewSchema.Column? _name = options.NameColumnName is { } name ? schema[name] : null;
        private readonly Dictionary<DataViewRowId, object> _changes = [];
        private readonly Dictionary<Choice, long> _found = [];

        public CleaningPlan Match(IDataView data, IReadOnlyList<Choice> choices)
        {
            var wanted = ByTheirRows(choices);
            var newLabels = CheckedLabels(choices);
            using var cursor = data.GetRowCursor(_name is { } named ? [_label, named] : [_label]);
            var (label, id) = (CellValue.Reader(cursor, _label), cursor.GetIdGetter());
            var name = _name is { } column ? CellValue.TextReader(cursor, column) : null;
            var rows = 0L;
            for (; cursor.MoveNext(); rows++)
            {
                options.CancellationToken.ThrowIfCancellationRequested();
                if (newLabels.Count > 0)
                    newLabels.Remove(label().ToString()!);
                if (wanted.TryGetValue(name is null ? cursor.Position : name(), out var choice))
                    Take(choice, cursor.Position, label(), id);
            }

            foreach (var choice in wanted.Values.Where(choice => !_found.ContainsKey(choice)))
                faults.Add($"{choice} is no row of the data, which have {rows} rows.");
            foreach (var choice in choices.Where(choice => choice.Action == ChoiceAction.Relabel && newLabels.Contains(choice.Label)))
                faults.Add($"{choice} has the new label '{choice.Label}', which no row of the data has. Set {nameof(ApplyCleaningOptions.AllowNewLabels)} if it is meant.");
            return new(_label.Index, _changes, _changes.Values.Count(change => change == Deleted));
        }

        private Dictionary<object, Choice> ByTheirRows(IReadOnlyList<Choice> choices)
        {
            var wanted = new Dictionary<object, Choice>();
            foreach (var choice in choices)
            {
                if (_name is { } column && choice.Name.Length == 0)
                    faults.Add($"{choice} has no name to find in column '{column.Name}'. Leave {nameof(ApplyCleaningOptions.NameColumnName)} out to go by the number.");
                else if (!wanted.TryAdd(_name is null ? choice.Row : choice.Name, choice))
                    faults.Add($"{choice} is about the same row as choice {wanted[_name is null ? choice.Row : choice.Name].Place}.");
            }

            return wanted;
        }

        /// <summary>Reports new labels that are none, and gives the texts that must be seen in the data.</summary>
        private HashSet<string> CheckedLabels(IReadOnlyList<Choice> choices)
        {
            var relabelled = choices.Where(choice => choice.Action == ChoiceAction.Relabel).ToList();
            foreach (var choice in relabelled.Where(choice => choice.Label.Length == 0 || _cells.Parse(choice.Label) is null))
                faults.Add($"{choice} has the new label '{choice.Label}'; expected {_cells.Expected}.");
            var mustBeSeen = _label.Type is TextDataViewType && !options.AllowNewLabels;
            return mustBeSeen ? relabelled.Select(choice => choice.Label).Where(label => label.Length > 0).ToHashSet(StringComparer.Ordinal) : [];
        }

        private void Take(Choice choice, long row, object label, ValueGetter<DataViewRowId> id)
        {
            if (!_found.TryAdd(choice, row))
            {
                faults.Add($"{choice} is the name of rows {_found[choice]} and {row}; expected a name of one row.");
                return;
            }

            if (!_cells.IsSeen(label, choice.Given))
                faults.Add($"{choice} was given '{choice.Given}', and row {row} of the data has another label.");
            if (choice.Action == ChoiceAction.Keep)
                return;
            var key = default(DataViewRowId);
            id(ref key);
            if (choice.Action == ChoiceAction.Delete)
                _changes[key] = Deleted;
            else if (_cells.Parse(choice.Label) is { } changed)
                _changes[key] = LabelCells.ToCell(changed);
        }
    }
}
