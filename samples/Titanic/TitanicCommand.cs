using System.CommandLine;

namespace Titanic;

/// <summary>The command line.</summary>
internal static class TitanicCommand
{
    public static RootCommand Build()
    {
        var train = new Option<string>("--train") { Description = "Passengers to train on, CSV with a header (Kaggle's train.csv fits).", DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "data", "titanic.csv") };
        var test = new Option<string?>("--test") { Description = "Passengers to predict (Kaggle's test.csv fits); needs --submission." };
        var submission = new Option<string?>("--submission") { Description = "Where to write PassengerId,Survived for --test." };
        var folds = new Option<int>("--folds") { Description = "Folds of each repeat.", DefaultValueFactory = _ => 5 };
        var repeats = new Option<int>("--repeats") { Description = "How often the passengers are divided anew.", DefaultValueFactory = _ => 5 };
        var seed = new Option<int>("--seed") { Description = "Seed of folds and trainers.", DefaultValueFactory = _ => 1 };
        var json = new Option<string?>("--json") { Description = "Also write the comparison to this file." };
        var report = new Option<string?>("--report") { Description = "Also write a report with charts to this file, .html, .md or .csv." };
        var model = new Option<string>("--model") { Description = "Where to save the model.", DefaultValueFactory = _ => TitanicModel.ModelPath };

        var root = new RootCommand("Compares random forest, boosting, a neural network and a linear model on the Titanic's passengers.") { train, test, submission, folds, repeats, seed, json, report, model };
        root.Validators.Add(result =>
        {
            if (result.GetValue(test) is null != result.GetValue(submission) is null)
                result.AddError("--test and --submission go together: give both, or neither.");
        });
        root.SetAction(parsed => Guarded(() => new TrainingRun(
            new TrainingSettings(parsed.GetValue(folds), parsed.GetValue(repeats), parsed.GetValue(seed)),
            parsed.GetValue(train)!, parsed.GetValue(test), parsed.GetValue(submission), parsed.GetValue(json), parsed.GetValue(report), parsed.GetValue(model)!).Run()));
        root.Subcommands.Add(PredictCommand());
        return root;
    }

    private static Command PredictCommand()
    {
        var model = new Argument<string>("model") { Description = "The saved model." };
        var command = new Command("predict", "Loads a saved model and predicts two passengers.") { model };
        command.SetAction(parsed => Guarded(() => TwoPassengers.Predict(parsed.GetValue(model)!)));
        return command;
    }

    /// <summary>What a user can mend is one line on the error stream, without a stack trace.</summary>
    private static int Guarded(Action action)
    {
        try
        {
            action();
            return 0;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or ArgumentException or InvalidOperationException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(exception.Message);
            return 1;
        }
    }
}
