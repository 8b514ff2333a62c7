using System.Diagnostics;
using MlNetPlus.Torch;
using Spectre.Console;

namespace FashionMnist;

/// <summary>A progress bar for a training, or a line every five epochs, of long ones each, where output goes to a file.</summary>
internal static class TrainingBar
{
    public static T Run<T>(string title, Func<IProgress<TrainingProgress>, T> train) => AnsiConsole.Profile.Capabilities.Interactive
        ? AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context => train(new Bar(context.AddTask(title))))
        : train(new Lines());

    private sealed class Bar(ProgressTask task) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Batches == 0 || value.Epochs == 0)
                return;
            task.Value = 100 * (Math.Max(value.Epoch, 1) - 1 + ((double)value.Batch / value.Batches)) / value.Epochs;
            task.Description = FormattableString.Invariant($"epoch {value.Epoch} of {value.Epochs}, loss {value.Loss:0.000}, {value.SamplesPerSecond:0} pictures/s");
        }
    }

    private sealed class Lines : IProgress<TrainingProgress>
    {
        private readonly Stopwatch _sinceLine = Stopwatch.StartNew();

        public void Report(TrainingProgress value)
        {
            var isDue = value.Epoch == value.Epochs || value.Epoch % 5 == 0 || _sinceLine.Elapsed > TimeSpan.FromSeconds(30);
            if (value.Stage != TrainingStage.EpochEnd || !isDue)
                return;
            AnsiConsole.WriteLine(FormattableString.Invariant($"  epoch {value.Epoch} of {value.Epochs}, loss {value.Loss:0.000}"));
            _sinceLine.Restart();
        }
    }
}
