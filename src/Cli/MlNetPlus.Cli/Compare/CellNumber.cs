using System.Globalization;

namespace MlNetPlus.Cli;

/// <summary>Which cell a task is to do, when the command line does not say: what Slurm or Kubernetes put into the environment.</summary>
internal static class CellNumber
{
    private static readonly string[] Variables = ["SLURM_ARRAY_TASK_ID", "JOB_COMPLETION_INDEX"];

    /// <exception cref="ArgumentException">The variable is set, but not to a number.</exception>
    public static int? FromEnvironment(Func<string, string?> read)
    {
        foreach (var variable in Variables)
        {
            if (read(variable) is not { Length: > 0 } text)
                continue;
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new ArgumentException($"{variable} is '{text}'; expected the number of a cell. Give --cell, or --all to run every cell here.");
        }

        return null;
    }
}
