using System.CommandLine;

namespace BirdStrikes;

/// <summary>The command line.</summary>
internal static class StrikeCommand
{
    public static RootCommand Build()
    {
        var data = new Option<string>("--data") { Description = "Strikes to train on, CSV with a header.", DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "data", "birdstrikes.csv") };
        var rows = new Option<int?>("--rows") { Description = "Take only so many rows, spread over the file, for a quick try." };
        var folds = new Option<int>("--folds") { Description = "Folds of each repeat.", DefaultValueFactory = _ => 3 };
        var repeats = new Option<int>("--repeats") { Description = "How often the strikes are divided anew.", DefaultValueFactory = _ => 1 };
        var seed = new Option<int>("--seed") { Description = "Seed of folds and trainers.", DefaultValueFactory = _ => 1 };
        var flags = new Option<bool>("--flags-network") { Description = "Also train the network on the shared features, with a flag for each category; this is slow." };
        var json = new Option<string?>("--json") { Description = "Also write the comparison to this file." };
        var model = new Option<string>("--model") { Description = "Where to save the model.", DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "model.zip") };

        var root = new RootCommand("Compares neural networks with trees and a linear model on bird strikes: damage or none?") { data, rows, folds, repeats, seed, flags, json, model };
        root.SetAction(parsed => Guarded(() => new StrikeRun(
            new StrikeSettings(parsed.GetValue(folds), parsed.GetValue(repeats), parsed.GetValue(seed), parsed.GetValue(rows), parsed.GetValue(flags)),
            parsed.GetValue(data)!, parsed.GetValue(json), parsed.GetValue(model)!).Run()));
        return root;
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
