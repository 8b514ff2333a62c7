namespace MlNetPlus.Cli;

/// <summary>What the process ends with; documented in docs/cli.md.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Bad data, settings or folder; one line on the error stream says what.</summary>
    public const int Failed = 1;

    /// <summary>The command line could not be read.</summary>
    public const int WrongUsage = 2;

    /// <summary><c>merge</c>: some cells have no outcome.</summary>
    public const int CellsMissing = 3;

    /// <summary>Stopped by Ctrl-C or SIGTERM; what was done is kept.</summary>
    public const int Cancelled = 130;
}
