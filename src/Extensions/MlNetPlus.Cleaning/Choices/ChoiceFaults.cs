namespace MlNetPlus.Cleaning;

/// <summary>Collects what is wrong with a file of choices, and reports it in one exception.</summary>
internal sealed class ChoiceFaults(string path)
{
    private const int Shown = 20;

    private readonly List<string> _faults = [];

    public void Add(FormattableString fault) => _faults.Add(FormattableString.Invariant(fault));

    /// <exception cref="InvalidDataException">There is at least one fault.</exception>
    public void ThrowIfAny()
    {
        if (_faults.Count == 0)
            return;
        var more = _faults.Count > Shown ? FormattableString.Invariant($"\n- and {_faults.Count - Shown} more") : string.Empty;
        throw new InvalidDataException(FormattableString.Invariant(
            $"The choices '{path}' do not fit the data; nothing is changed. Faults: {_faults.Count}.\n- {string.Join("\n- ", _faults.Take(Shown))}{more}\nApply the choices to the data that the gallery was made of, or mend the file."));
    }
}
