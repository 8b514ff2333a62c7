using System.Globalization;

namespace MlNetPlus.Cli;

/// <summary>Which cell a task is to do, when the command line does not say: what Slurm or Kubernetes put into the environment.</summary>
internal static class CellNumber
{
    private static readonly string[] Variables = ["SLURM_ARRAY_TASK_ID", "JOB_COMPLETION_INDEX"];

    /// <summary>The variable that says a cell's number, or null when none is set.</summary>
    public static string? VariableThatIsSet(Func<string, string?> read) => Array.Find(Variables, variable => read(variable) is { Length: > 0 });

    /// <exception cref="ArgumentException">The variable is set, but not to a number.</exception>
    public static int? FromEnvironment(Func<string, string?> read)
    {
        if (VariableThatIsSet(read) is not { } variable)
            return null;
        var text = read(variable);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ArgumentException($"{variable} is '{text}'; expected the number of a cell. Give --cell, or --all to run every cell here.");
    }
}
