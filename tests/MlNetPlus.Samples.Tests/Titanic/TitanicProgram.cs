namespace MlNetPlus.Samples.Tests;

/// <summary>Runs the sample Titanic.</summary>
internal static class TitanicProgram
{
    public static string DataPath { get; } = Path.Combine(AppContext.BaseDirectory, "data", "titanic.csv");

    public static (int ExitCode, string Output, string Error) Run(params string[] arguments) => SampleProgram.Run("Titanic", arguments);
}
