using System.Diagnostics;

namespace MlNetPlus.Samples.Tests;

/// <summary>Runs the sample in a process of its own.</summary>
internal static class TitanicProgram
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    public static string DataPath { get; } = Path.Combine(AppContext.BaseDirectory, "data", "titanic.csv");

    public static (int ExitCode, string Output, string Error) Run(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Titanic.exe" : "Titanic");
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"The sample ran longer than {Limit}.");
        }

        return (process.ExitCode, output.Result, error.Result);
    }
}
