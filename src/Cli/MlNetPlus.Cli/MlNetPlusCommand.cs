using System.CommandLine;
using System.CommandLine.Help;
using Spectre.Console;

namespace MlNetPlus.Cli;

/// <summary>The command line as a whole.</summary>
internal static class MlNetPlusCommand
{
    /// <summary>The fit in progress is finished after Ctrl-C or SIGTERM, so that nothing that was computed is lost.</summary>
    private static readonly TimeSpan TimeToFinishAFit = TimeSpan.FromMinutes(10);

    /// <param name="arguments">The command line.</param>
    /// <param name="console">Where tables and progress go.</param>
    /// <param name="output">Where lines go; the standard output by default.</param>
    /// <param name="error">Where complaints go; the error stream by default.</param>
    /// <returns>The exit code, one of <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> arguments, IAnsiConsole console, TextWriter? output = null, TextWriter? error = null)
    {
        var parsed = Build(console).Parse(arguments);
        var invocation = new InvocationConfiguration { ProcessTerminationTimeout = TimeToFinishAFit };
        invocation.Output = output ?? invocation.Output;
        invocation.Error = error ?? invocation.Error;
        var code = parsed.Invoke(invocation);
        return parsed.Errors.Count > 0 && parsed.Action is not HelpAction ? ExitCode.WrongUsage : code;
    }

    private static RootCommand Build(IAnsiConsole console) => new(
        "Compares machine-learning models on your data, honestly: every contender on the same folds, everything fitted inside the fold, and a table that says which differences are real.")
    {
        CompareCommand.Build(console),
    };
}
