using System.CommandLine;

namespace FashionMnist;

/// <summary>The command line.</summary>
internal static class FashionCommand
{
    private const int Epochs = 30;
    private const int EpochsOfAFold = 25;

    public static RootCommand Build()
    {
        var settings = new SettingsOptions(Epochs);
        var model = new Option<string>("--model") { Description = "Where to save the model.", DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "model.zip") };
        var root = new RootCommand("Trains an image network, scores pictures with and without test-time augmentation, and predicts in a second process.") { model };
        settings.AddTo(root);
        root.SetAction(parsed => Guarded(() => new FashionRun(settings.Read(parsed), parsed.GetValue(model)!).Run()));
        root.Subcommands.Add(Targets());
        root.Subcommands.Add(Labels());
        root.Subcommands.Add(Predict());
        return root;
    }

    private static Command Targets()
    {
        var settings = new SettingsOptions(Epochs);
        var command = new Command("targets", "Trains one network on two targets: the garment, and its group.");
        settings.AddTo(command);
        command.SetAction(parsed => Guarded(() => new TwoTargetsRun(settings.Read(parsed)).Run()));
        return command;
    }

    private static Command Labels()
    {
        var settings = new SettingsOptions(EpochsOfAFold);
        var share = new Option<double>("--share") { Description = "The share of the pictures that get a wrong class.", DefaultValueFactory = _ => 0.05, CustomParser = InvariantNumber.Parse };
        var folds = new Option<int>("--folds") { Description = "How many networks are trained, each to score the pictures of one part.", DefaultValueFactory = _ => 5 };
        var command = new Command("labels", "Plants wrong classes, and looks for them by loss and by confident learning.") { share, folds };
        settings.AddTo(command);
        command.SetAction(parsed => Guarded(() => new PlantedNoiseRun(settings.Read(parsed), parsed.GetValue(share), parsed.GetValue(folds)).Run()));
        return command;
    }

    private static Command Predict()
    {
        var model = new Argument<string>("model") { Description = "The saved model." };
        var picture = new Argument<string>("picture") { Description = "A picture." };
        var command = new Command("predict", "Loads a saved model and predicts a picture.") { model, picture };
        command.SetAction(parsed => Guarded(() => OnePicture.Predict(parsed.GetValue(model)!, parsed.GetValue(picture)!)));
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
