using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison;

/// <summary>The side of the process that was started for one cell.</summary>
internal static class IsolatedProcess
{
    /// <summary>Does the cell that the environment asks for, and ends the process; returns at once when none is asked for.</summary>
    public static void RunIfAsked()
    {
        if (ProgramStart.TakeRequest() is not { } path)
            return;

        EndWithParent(Path.GetDirectoryName(path)!);
        Environment.Exit(Run(IsolatedRequest.Read(path)));
    }

    /// <summary>The runtime did not call the hook, so the program's own Main runs in the process that was started for a cell.</summary>
    /// <exception cref="InvalidOperationException">That is so.</exception>
    public static void ThrowIfHookWasSkipped()
    {
        if (Environment.GetEnvironmentVariable(ProgramStart.RequestVariable) is not null)
            throw new InvalidOperationException("This process was started for one isolated cell, but the runtime called no startup hook. Leave Isolated out in this kind of program.");
    }

    private static int Run(IsolatedRequest request)
    {
        var context = new MLContext(request.Seed);
        var train = new TrainingRows(Load(context, request.TrainPath), request.Task, request.LabelColumnName, request.Seed) { GroupOfRow = request.GroupOfRow, GivenRows = request.TrainRows };
        var test = Load(context, request.TestPath);
        CostMeter.ReadAhead(train.View, TrainingRows.FeaturesColumnName, train.LabelColumnName);
        CostMeter.ReadAhead(test, TrainingRows.FeaturesColumnName);
        var identity = request.Identity;
        var fold = new Fold(identity.Repeat, identity.Fold, [], 0, TrainsOnEarlierOnly: false);

        CellOutcome outcome;
        try
        {
            outcome = CellRunner.FitAndScore(
                request.Recipe.Make(),
                train,
                test,
                scored => PredictionReader.Read(scored, fold, request.TestRows, request.Task, request.Width),
                request.MeasureCosts,
                (model, done) =>
                {
                    HandTrainingScores(model, train, fold, request);
                    Hand(context, model, request.ModelPath, done);
                });
        }
#pragma warning disable CA1031 // Handed on to the process that asked, as the contender's failure.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            outcome = new CellOutcome(new ContenderFailure(identity.Contender, identity.Repeat, identity.Fold, FailureMessage.For(exception), exception));
        }

        WholeFile.Write(request.OutcomePath, CellFile.ToBytes(outcome, identity), overwrite: true);
        return 0;
    }

    /// <summary>As a cell of its own: the comparison has the labels, and makes the figures.</summary>
    private static void HandTrainingScores(ITransformer model, TrainingRows train, Fold fold, IsolatedRequest request)
    {
        if (request.TrainingScoresPath is not { } path)
            return;

        try
        {
            var predictions = PredictionReader.Read(model.Transform(train.View), fold, request.TrainRows, request.Task, request.Width);
            WholeFile.Write(path, CellFile.ToBytes(new CellOutcome(predictions, TimeSpan.Zero, TimeSpan.Zero), request.Identity), overwrite: true);
        }
#pragma warning disable CA1031 // The comparison stands without this check.
        catch (Exception)
#pragma warning restore CA1031
        {
            File.Delete(path);
        }
    }

    /// <summary>Saves the model for the comparison, which goes on asking it there.</summary>
    private static void Hand(MLContext context, ITransformer model, string? path, CellOutcome outcome)
    {
        if (path is null)
            return;

        try
        {
            context.Model.Save(model, inputSchema: null, path);
        }
#pragma warning disable CA1031 // Only importance and partial dependence need the saved model; their absence has this reason.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var reason = $"its model was made in a process of its own and cannot be saved: {exception.Message}";
            outcome.Importance = CellImportance.None(reason);
            outcome.Dependence = CellDependence.None(reason);
        }
    }

    private static IDataView Load(MLContext context, string path) => context.Data.Cache(context.Data.LoadFromBinary(path));

    /// <summary>The other end of the standard input closes when the comparison ends, however that happens; nobody waits for the outcome then, or clears the folder away.</summary>
    private static void EndWithParent(string folder)
    {
        var watcher = new Thread(() =>
        {
            using var input = OpenInput();
            while (input.ReadByte() >= 0)
            {
                // Nothing is sent; only the end counts.
            }

            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // The comparison has cleared it away, or a file is open: it stays in the temporary folder.
            }

            Process.GetCurrentProcess().Kill();
        })
        {
            IsBackground = true,
            Name = "end with parent",
        };
        watcher.Start();
    }

    [SuppressMessage("ApiDesign", "RS0030:Do not use banned APIs", Justification = "The pipe from the process that started this one; no user's console.")]
    private static Stream OpenInput() => Console.OpenStandardInput();
}
