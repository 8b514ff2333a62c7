namespace MlNetPlus.Cleaning;

/// <summary>One line of a file of choices.</summary>
/// <param name="Place">Its number in the file, from 1, the header not counted.</param>
/// <param name="Row">The row's number, from 0.</param>
/// <param name="Name">The row's name; empty when it has none.</param>
/// <param name="Given">The label that was seen when choosing.</param>
/// <param name="Action">What to do.</param>
/// <param name="Label">The new label, for a row to relabel.</param>
internal sealed record Choice(int Place, long Row, string Name, string Given, ChoiceAction Action, string Label)
{
    public override string ToString() => Name.Length == 0 ? FormattableString.Invariant($"Choice {Place} (row {Row})") : FormattableString.Invariant($"Choice {Place} ('{Name}')");
}
