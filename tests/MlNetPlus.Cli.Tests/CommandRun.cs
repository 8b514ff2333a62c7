using Spectre.Console;

namespace MlNetPlus.Cli.Tests;

/// <summary>What one call of the command did.</summary>
internal sealed record CommandRun(int Code, string Output, string Error)
{
    public static CommandRun Of(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(output) });
        var code = MlNetPlusCommand.Run(arguments, console, output, error);
        return new CommandRun(code, output.ToString(), error.ToString());
    }
}
