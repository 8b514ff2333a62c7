using System.CommandLine;
using System.Globalization;
using MlNetPlus.Comparison;
using Spectre.Console;

namespace MlNetPlus.Cli;

/// <summary><c>mlnetplus compare merge</c>: the table out of the cells that the machines have done.</summary>
internal static class MergeCommand
{
    public static Command Build(IAnsiConsole console)
    {
        var folder = new Argument<string>("folder") { Description = "The folder of the plan." };
        var output = new ResultOptions();
        var command = new Command("merge", $"Makes the result out of the cells that are done: the same numbers as on one machine. When cells are missing it names them and ends with {ExitCode.CellsMissing}.") { folder };
        output.AddTo(command);
        command.SetGuardedAction((parsed, cancellation) =>
        {
            var shared = new PlanFolder(parsed.GetValue(folder)!);
            output.CheckWritable(parsed);
            var plan = shared.Comparer(shared.Read(), parsed.InvocationConfiguration.Error.WriteLine).Plan(shared.Results, cancellation);
            if (plan.MissingCells() is { Count: > 0 } missing)
            {
                parsed.InvocationConfiguration.Error.Write(Describe(missing, plan.Cells.Count));
                return ExitCode.CellsMissing;
            }

            var result = plan.Merge();
            ComparisonConsole.Write(console, result);
            output.Save(parsed, result);
            return ExitCode.Done;
        });
        return command;
    }

    private static string Describe(IReadOnlyList<ComparisonCell> missing, int all)
    {
        var lines = missing.Select(cell => string.Create(CultureInfo.InvariantCulture, $"  {cell.Number}: {cell.Contender}, fold {cell.Fold + 1} of repeat {cell.Repeat + 1}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{missing.Count} of {all} cells are missing:\n{string.Join('\n', lines)}\nRun them again, e.g.: sbatch --array={Ranges(missing)} slurm-array.sh\n");
    }

    /// <summary>Numbers as Slurm takes them: 3,5-8.</summary>
    private static string Ranges(IReadOnlyList<ComparisonCell> cells)
    {
        var ranges = new List<string>();
        for (var i = 0; i < cells.Count;)
        {
            var from = i;
            while (i + 1 < cells.Count && cells[i + 1].Number == cells[i].Number + 1)
                i++;
            var range = cells[from].Number.ToString(CultureInfo.InvariantCulture);
            ranges.Add(i == from ? range : string.Create(CultureInfo.InvariantCulture, $"{range}-{cells[i].Number}"));
            i++;
        }

        return string.Join(',', ranges);
    }
}
