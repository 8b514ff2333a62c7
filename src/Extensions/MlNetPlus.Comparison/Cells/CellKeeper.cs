using System.Globalization;

namespace MlNetPlus.Comparison;

/// <summary>
/// Keeps a run's cells in its folder. When the disk fills up meanwhile the run goes on in memory, writes what is open with
/// every later cell, and the result says what could not be kept: hours of training are not thrown away for a file.
/// </summary>
internal sealed class CellKeeper(CellStore store, Action<string> warn)
{
    private readonly Dictionary<CellPlace, CellOutcome> _unwritten = [];
    private string? _fault;
    private int _read;
    private int _damaged;
    private int? _foldToCheck;

    /// <summary>Takes what is there. A failure is not taken: its cause may be gone, so it is tried again.</summary>
    public void Load(CellTable table)
    {
        foreach (var place in table.Places())
        {
            var outcome = store.Read(place, message =>
            {
                _damaged++;
                warn($"{message} The cell is computed again.");
            });
            if (outcome is not { Failure: null })
                continue;
            table[place] = outcome;
            _read++;
            if (outcome.FeaturesDigest is not null)
                _foldToCheck ??= place.Fold;
        }

        store.CheckRoom(table.Missing());
    }

    /// <summary>One fold is prepared even if all its cells are there, to see whether the features still make the same values.</summary>
    public bool WantsFeaturesOf(int fold) => fold == _foldToCheck;

    /// <exception cref="InvalidOperationException">The features make other values than when the fold's cells were stored.</exception>
    public void CheckFeatures(int fold, FoldData data, CellTable table)
    {
        foreach (var place in table.PlacesOf(fold).Where(place => table[place] is { Failure: null }))
        {
            if (table[place]!.FeaturesDigest != data.FeaturesDigest)
            {
                throw new InvalidOperationException(
                    $"The resume folder '{store.Folder}' is of another comparison: {nameof(ComparisonOptions.Features)} make other values on {data.Fold} than they did there. " +
                    $"Either they were changed, or they are not repeatable (seed the MLContext that made them). Give {nameof(ComparisonOptions.ResumePath)} another folder, or delete this one to start anew.");
            }
        }
    }

    public void Keep(CellPlace place, CellOutcome outcome, FoldData data)
    {
        outcome.ColumnsRead = data.ColumnsRead;
        outcome.FeaturesDigest = data.FeaturesDigest;
        _unwritten[place] = outcome;
        Flush();
    }

    /// <summary>Writes what is not written yet, as far as it can be.</summary>
    public void Flush()
    {
        foreach (var (place, outcome) in _unwritten)
        {
            try
            {
                store.Write(place, outcome);
                _unwritten.Remove(place);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                if (_fault is null)
                    warn($"A cell could not be written to '{store.Folder}': {exception.Message} The comparison goes on in memory and tries again with every cell; make room.");
                _fault = exception.Message;
                return;
            }
        }
    }

    public IReadOnlyList<string> Notes()
    {
        var notes = new List<string>();
        if (_read > 0)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"Resumed: {_read} fits were read from '{store.Folder}'."));
        if (_damaged > 0)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{_damaged} damaged files in '{store.Folder}' were not used; their fits were computed again."));
        if (_unwritten.Count > 0)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{_unwritten.Count} fits could not be written to '{store.Folder}' ({_fault}). This result is whole, but a later run would compute them again."));
        return notes;
    }
}
