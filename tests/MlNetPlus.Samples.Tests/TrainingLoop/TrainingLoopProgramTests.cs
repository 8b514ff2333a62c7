using System.Globalization;
using System.Text.RegularExpressions;

namespace MlNetPlus.Samples.Tests;

public sealed partial class TrainingLoopProgramTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("training-loop-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Run_TheSample_DoesWhatItSays()
    {
        var (exitCode, output, error) = SampleProgram.Run("TrainingLoop", _folder.FullName);

        Assert.True(exitCode == 0, error);
        var errors = Errors().Match(output);
        Assert.InRange(Number(errors.Groups["network"]), 0.5, 0.8 * Number(errors.Groups["naive"]));
        Assert.InRange(Number(Difference().Match(output).Groups["largest"]), 0, 1e-5);
        Assert.Equal(3, EpochLine().Count(output)); // those of the resumed training
        Assert.Contains("Went on after epoch 5: weights as if undisturbed: True", output, StringComparison.Ordinal);
        Assert.Contains("read back: the same error: True", output, StringComparison.Ordinal);
        Assert.Equal(
            ["learning-rate.png", "ridership.safetensors", "ridership.zip"],
            _folder.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal));
    }

    private static double Number(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Error over the later days: (?<network>[\d.]+); of the same weekday a year before: (?<naive>[\d.]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Errors();

    [GeneratedRegex(@"no weight differs by more than (?<largest>[\dE.-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Difference();

    [GeneratedRegex(@"^  Epoch \d/8: loss ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EpochLine();
}
