namespace MlNetPlus.Cli;

/// <summary>How a column of the file is read.</summary>
internal enum ColumnKind
{
    Number,
    Text,
    Date,
    Ignore,
}
