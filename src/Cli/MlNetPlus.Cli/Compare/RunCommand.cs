using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using MlNetPlus.Comparison;
using Spectre.Console;

namespace MlNetPlus.Cli;

/// <summary><c>mlnetplus compare run</c>: one cell of a plan, all of its cells, or a file at once.</summary>
internal sealed class RunCommand
{
    private readonly Argument<string?> _folder = new("folder") { Description = "A folder made by 'compare plan'; none with --data.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<int?> _cell = new("--cell") { Description = "Do this cell only, from 0. Default: SLURM_ARRAY_TASK_ID or JOB_COMPLETION_INDEX when set, else all cells that are missing." };
    private readonly Option<int?> _stride = new("--stride") { Description = "Also do every cell that is a multiple of this further on: with T tasks and --stride T each cell is done once." };
    private readonly Option<bool> _all = new("--all") { Description = "Do all missing cells here, whatever the environment says." };
    private readonly Option<double?> _budget = MinutesOption.Create("--minutes", "Time budget: start no fit after so many minutes. The table covers the folds that all contenders finished.");
    private readonly Option<string?> _resume = new("--resume") { Description = "With --data: keep finished fits in this folder, and go on with those that are there." };
    private readonly SettingsOptions _settings = new();
    private readonly ResultOptions _result = new();
    private readonly IAnsiConsole _console;

    private RunCommand(IAnsiConsole console) => _console = console;

    public static Command Build(IAnsiConsole console) => new RunCommand(console).Build();

    private Command Build()
    {
        var command = new Command("run", "Does one cell of a plan (on a cluster), all its missing cells, or - with --data and --label - a whole comparison on this machine. Ends with 0 when a contender failed: that is an outcome, and is kept.")
        {
            _folder, _cell, _stride, _all, _budget, _resume,
        };
        _settings.AddTo(command);
        _result.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_folder) is null == (result.GetResult(_settings.Data) is null))
                result.AddError("Give a plan's folder, or --data and --label: one of them.");
            else
                RefuseUnread(result);
            if (result.GetValue(_cell) is < 0)
                result.AddError("--cell must be at least 0.");
            if (result.GetValue(_stride) is < 1)
                result.AddError("--stride must be at least 1.");
        });
        command.SetGuardedAction(Run);
        return command;
    }

    /// <summary>An option that is taken and changes nothing is worse than an error.</summary>
    private void RefuseUnread(CommandResult result)
    {
        if (result.GetValue(_folder) is null)
        {
            Refuse(result, [_cell, _stride, _all], "run --data, which does the whole comparison at once");
            return;
        }

        Refuse(result, [.. _settings.BesideData, _resume], "run FOLDER, which has its settings and its outcomes in the folder");
        if (result.GetValue(_all))
            Refuse(result, [_cell, _stride], "run FOLDER --all, which does all cells that are missing");
        else if (result.GetResult(_cell) is not null)
            Refuse(result, [_budget, .. _result.All], "run FOLDER --cell, which does single cells");
        else if (CellNumber.VariableThatIsSet(Environment.GetEnvironmentVariable) is { } variable)
            Refuse(result, [_budget, .. _result.All], $"run FOLDER where {variable} is set, which does single cells unless --all is given");
        else
            Refuse(result, [_stride], "run FOLDER without --cell, which does all cells that are missing");
    }

    private static void Refuse(CommandResult result, IEnumerable<Option> unread, string mode)
    {
        foreach (var option in unread.Where(option => result.GetResult(option) is { Implicit: false }))
            result.AddError($"{option.Name} is not read by {mode}. Leave it out.");
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(_folder) is not { } path)
        {
            var settings = _settings.Read(parsed);
            return RunAll(parsed, new Comparer(settings, settings.Data) { Warned = parsed.InvocationConfiguration.Error.WriteLine }, parsed.GetValue(_resume), cancellation);
        }

        var folder = new PlanFolder(path);
        var comparer = folder.Comparer(folder.Read(), parsed.InvocationConfiguration.Error.WriteLine);
        var cell = parsed.GetValue(_all) ? null : parsed.GetValue(_cell) ?? CellNumber.FromEnvironment(Environment.GetEnvironmentVariable);
        return cell is { } first
            ? RunCells(parsed, comparer.Plan(folder.Results, cancellation), first)
            : RunAll(parsed, comparer, folder.Results, cancellation);
    }

    private int RunCells(ParseResult parsed, ComparisonPlan plan, int first)
    {
        var stride = parsed.GetValue(_stride) ?? plan.Cells.Count;
        for (var number = first; number == first || number < plan.Cells.Count; number += stride)
        {
            var failure = plan.Run(number);
            var cell = plan.Cells[number];
            parsed.InvocationConfiguration.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"cell {number}: {cell.Contender}, fold {cell.Fold + 1} of repeat {cell.Repeat + 1}: {(failure is null ? "done" : $"failed: {failure.Message}")}"));
        }

        return ExitCode.Done;
    }

    private int RunAll(ParseResult parsed, Comparer comparer, string? folder, CancellationToken cancellation)
    {
        _result.CheckWritable(parsed);
        var minutes = parsed.GetValue(_budget);
        var result = ComparisonConsole.Run(
            progress => comparer.Compare(folder, minutes is { } limit ? TimeSpan.FromMinutes(limit) : null, progress, cancellation), _console);
        _result.Save(parsed, result);
        return cancellation.IsCancellationRequested ? ExitCode.Cancelled : ExitCode.Done;
    }
}
