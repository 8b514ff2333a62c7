using System.CommandLine;

namespace MlNetPlus.Cli;

/// <summary>What a user can mend is one message on the error stream, without a stack trace.</summary>
internal static class Guarded
{
    public static void SetGuardedAction(this Command command, Func<ParseResult, CancellationToken, int> action) => command.SetAction((parsed, cancellation) =>
    {
        var error = parsed.InvocationConfiguration.Error;
        try
        {
            return Task.FromResult(action(parsed, cancellation));
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("Stopped. Cells that were done are kept; run the same command again to go on.");
            return Task.FromResult(ExitCode.Cancelled);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or ArgumentException or InvalidOperationException or UnauthorizedAccessException)
        {
            error.WriteLine(exception.Message);
            return Task.FromResult(ExitCode.Failed);
        }
    });
}
