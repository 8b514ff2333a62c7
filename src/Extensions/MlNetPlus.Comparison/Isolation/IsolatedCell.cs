using System.Diagnostics;
using System.Globalization;

namespace MlNetPlus.Comparison;

/// <summary>The side of the comparison: starts a process for one cell, waits for it no longer than allowed, and takes its outcome.</summary>
internal static class IsolatedCell
{
    private const int SignalBase = 128;
    private const int KillSignal = 9;

    /// <exception cref="TimeoutException">The process took too long, and was ended.</exception>
    /// <exception cref="InvalidOperationException">The process ended without an outcome.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the process was ended.</exception>
    public static CellOutcome Run(Contender contender, ContenderIsolation isolation, FoldData fold, Labels labels, CancellationToken cancellation)
    {
        var (train, test) = fold.Files.Write(contender.Recipe.NeedsFeatures);
        var identity = new CellIdentity("isolated cell", contender.Name, contender.Recipe.Identity, fold.Fold.Repeat, fold.Fold.Index);
        var outcome = Path.Combine(fold.Files.Folder, "outcome.cell");
        var request = Path.Combine(fold.Files.Folder, "request.json");
        var model = !fold.InspectsModels ? null : Path.Combine(fold.Files.Folder, "model.zip");
        var remembered = fold.ChecksOverfit ? Path.Combine(fold.Files.Folder, "remembered.cell") : null;
        File.Delete(outcome);
        if (remembered is not null)
            File.Delete(remembered);
        new IsolatedRequest
        {
            Recipe = isolation.Recipe,
            Identity = identity,
            Task = labels.Task,
            LabelColumnName = fold.Train.LabelColumnName,
            Seed = fold.Train.Seed,
            Width = labels.ScoreWidth,
            GroupOfRow = fold.Train.GroupOfRow,
            TrainRows = fold.Fold.TrainRows(),
            TestRows = fold.TestRows,
            TrainPath = train,
            TestPath = test,
            OutcomePath = outcome,
            MeasureCosts = fold.MeasuresCosts,
            TrainingScoresPath = remembered,
            ModelPath = model,
        }.Write(request);

        RunProcess(ProgramStart.For(request), isolation.Timeout, outcome, cancellation);
        var done = CellFile.Read(outcome, identity, fold.Fold, fold.TestRows, labels.ScoreWidth);
        if (remembered is not null && done.Failure is null && File.Exists(remembered))
            done.TrainingMetrics = TrainingScores.Of(CellFile.Read(remembered, identity, fold.Fold, fold.Fold.TrainRows(), labels.ScoreWidth).Predictions!, labels);
        if (model is not null && done is { Failure: null, Importance: null })
            Inspect(fold, model, done, cancellation);
        return done;
    }

    /// <summary>By the saved model, in this process: it has scored these rows once already, so it will not hang or crash on them.</summary>
    private static void Inspect(FoldData fold, string path, CellOutcome outcome, CancellationToken cancellation)
    {
        var model = fold.Train.NewContext().Model.Load(path, out _);
        try
        {
            fold.Inspect(model, outcome, cancellation);
        }
        finally
        {
            (model as IDisposable)?.Dispose();
            File.Delete(path);
        }
    }

    private static void RunProcess(ProcessStartInfo start, TimeSpan? timeout, string outcome, CancellationToken cancellation)
    {
        var said = new LastWords();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => said.Hear(line.Data);
        process.ErrorDataReceived += (_, line) => said.Hear(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        using var registration = cancellation.Register(() => End(process));
        if (!process.WaitForExit(timeout ?? Timeout.InfiniteTimeSpan))
        {
            End(process);
            process.WaitForExit();
            cancellation.ThrowIfCancellationRequested();
            throw new TimeoutException($"It was still at work after {timeout}, the limit given to Contender.Isolated, and its process was ended.{said}");
        }

        process.WaitForExit(); // Until the output is read as well.
        cancellation.ThrowIfCancellationRequested();
        if (!File.Exists(outcome))
            throw new InvalidOperationException($"Its process ended with exit code {Describe(process.ExitCode)} before it had an outcome.{said}");
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    private static string Describe(int code)
    {
        if (OperatingSystem.IsWindows())
            return string.Create(CultureInfo.InvariantCulture, $"0x{code:X8}");
        return code <= SignalBase
            ? code.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{code} (signal {code - SignalBase}{(code - SignalBase == KillSignal ? ", often for lack of memory" : string.Empty)})");
    }
}
