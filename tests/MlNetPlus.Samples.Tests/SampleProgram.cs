using System.Diagnostics;

namespace MlNetPlus.Samples.Tests;

/// <summary>Runs a sample in a process of its own, as a user does.</summary>
internal static class SampleProgram
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    public static (int ExitCode, string Output, string Error) Run(string name, params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? name + ".exe" : name);
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["OMP_NUM_THREADS"] = "1"; // torch's threads wait for one another, for ever so long beside the tests of other projects
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"The sample {name} ran longer than {Limit}.");
        }

        return (process.ExitCode, output.Result, error.Result);
    }
}
