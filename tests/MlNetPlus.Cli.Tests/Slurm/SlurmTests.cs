using System.Diagnostics;

namespace MlNetPlus.Cli.Tests;

/// <summary>The array job on a real Slurm of one node, which the script starts and stops.</summary>
public class SlurmTests
{
    private const int NotInstalled = 77;

    [Fact]
    public async Task Array_MergedCells_HaveTheNumbersOfOneMachine()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Slurm runs on Linux only.");
        var cancellation = TestContext.Current.CancellationToken;
        var script = Path.Combine(AppContext.BaseDirectory, "Slurm", "slurm-comparison.sh");
        var start = new ProcessStartInfo("bash", [script, typeof(ExitCode).Assembly.Location, CommandFolder.Titanic, "Survived"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        var text = await output + await error;

        Assert.SkipWhen(process.ExitCode == NotInstalled, text.Trim());
        Assert.True(process.ExitCode == 0, text);
        Assert.EndsWith("Slurm: 18 cells merged have the numbers of one machine\n", await output, StringComparison.Ordinal);
    }
}
