using System.CommandLine;
using Spectre.Console;

namespace MlNetPlus.Cli;

/// <summary><c>mlnetplus compare</c>.</summary>
internal static class CompareCommand
{
    public static Command Build(IAnsiConsole console) => new(
        "compare",
        "Compares models on a CSV file. 'run --data' does it at once on this machine; 'plan', 'run FOLDER' and 'merge' share the work among machines, through a folder that all of them see.")
    {
        PlanCommand.Build(),
        RunCommand.Build(console),
        MergeCommand.Build(console),
    };
}
