using System.Diagnostics;
using Microsoft.ML;

namespace MlNetPlus.Comparison.Tests;

/// <summary>On a disk of its own that is small enough to be full; needs the right to mount one.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private bool _isMounted;

    private string Disk => _folder.In("disk");

    public void Dispose()
    {
        if (_isMounted)
            Run("umount", Disk);
        _folder.Dispose();
    }

    [Fact]
    public void Compare_DiskFullMeanwhile_LosesNothingAndGoesOnWhenThereIsRoom()
    {
        Mount("128k");
        var expected = Compare(Options(null));
        var options = Options(Path.Combine(Disk, "resume"));
        var filler = Path.Combine(Disk, "filler");
        options.Progress = new Collector(report => Fill(report.Completed));

        var result = Compare(options);

        Assert.Equal(ResultNumbers.Of(expected), ResultNumbers.Of(result));
        Assert.Contains(result.Notes, note => note.StartsWith($"{20 - CountCells()} fits could not be written to '{options.ResumePath}' (", StringComparison.Ordinal) && note.Contains("No space left", StringComparison.Ordinal));
        Assert.InRange(CountCells(), 3, 19);
        Assert.Empty(Directory.GetFiles(Path.Combine(options.ResumePath!, "cells"), "*.tmp"));

        File.Delete(filler);
        options.Progress = null;
        Assert.Equal(ResultNumbers.Of(expected), ResultNumbers.Of(Compare(options)));
        Assert.Equal(20, CountCells());

        int CountCells() => Directory.GetFiles(Path.Combine(options.ResumePath!, "cells"), "*.cell").Length;

        void Fill(int completed)
        {
            if (completed != 3)
                return;
            using var file = File.Create(filler);
            try
            {
                while (true)
                {
                    file.Write(new byte[4096]);
                    file.Flush(flushToDisk: true);
                }
            }
            catch (IOException)
            {
                // Full, as it should be.
            }
        }
    }

    [Fact]
    public void Compare_DiskTooSmallForTheCells_IsToldBeforeTraining()
    {
        Mount("64k");
        var options = Options(Path.Combine(Disk, "resume"));
        options.Progress = new Collector(_ => Assert.Fail("trained"));

        Assert.Matches(@"^ResumePath '.*' has 0\.[0-9] MB free; expected 0\.[0-9] MB for the cells still to come\. Make room, or give a folder on another disk\.$", Assert.Throws<IOException>(() => Compare(options)).Message);
    }

    private static ComparisonResult Compare(ComparisonOptions options)
    {
        var context = new MLContext(1);
        return context.BinaryClassification.Compare(TestRows.View(context), options);
    }

    private static ComparisonOptions Options(string? path) => new()
    {
        Contenders = [TestContenders.Score("one"), TestContenders.Score("two")],
        LabelColumnName = "IsHigh",
        Repeats = 2,
        ResumePath = path,
    };

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private void Mount(string size)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Mounting a small disk needs Linux and its administrator.");
        Directory.CreateDirectory(Disk);
        _isMounted = Run("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", Disk);
        Assert.SkipUnless(_isMounted, "This container may not mount a disk.");
    }
}
