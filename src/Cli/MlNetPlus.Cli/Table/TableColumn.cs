namespace MlNetPlus.Cli;

/// <summary>One column of the file, as the plan holds it.</summary>
/// <param name="Name">The header.</param>
/// <param name="Kind">How it is read.</param>
/// <param name="Levels">Number of different texts that occur, those that stand for a missing value apart.</param>
internal sealed record TableColumn(string Name, ColumnKind Kind, int Levels = 0);
