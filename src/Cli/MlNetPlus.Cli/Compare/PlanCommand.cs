using System.CommandLine;
using System.Globalization;

namespace MlNetPlus.Cli;

/// <summary><c>mlnetplus compare plan</c>: parts a comparison into cells and writes a folder that any machine can work from.</summary>
internal static class PlanCommand
{
    /// <summary>Slurm's MaxArraySize is 1001 unless it was raised.</summary>
    private const int MostTasks = 1000;

    public static Command Build()
    {
        var settings = new SettingsOptions();
        settings.Data.Required = true;
        var folder = new Option<string>("--out") { Description = "The shared folder; made if need be.", Required = true };
        var inPlace = new Option<bool>("--in-place") { Description = "Read the data where they are instead of copying them into the folder: every machine must see them under that path." };
        var tasks = new Option<int?>("--tasks") { Description = $"Tasks of the job files; each does several cells when there are fewer tasks than cells. Default: one per cell, at most {MostTasks}." };
        tasks.Validators.Add(result =>
        {
            if (result.GetValue(tasks) is < 1)
                result.AddError("--tasks must be at least 1.");
        });

        var command = new Command("plan", "Parts a comparison into cells (contender x fold x repeat) and writes a folder with the plan, the data, and job files for a Slurm array and a Kubernetes indexed job.")
        {
            folder, inPlace, tasks,
        };
        settings.AddTo(command);
        command.SetGuardedAction((parsed, cancellation) =>
        {
            var shared = new PlanFolder(parsed.GetValue(folder)!);
            var written = shared.Write(settings.Read(parsed), copiesData: !parsed.GetValue(inPlace));
            var cells = shared.Comparer(written, parsed.InvocationConfiguration.Error.WriteLine).Plan(shared.Results, cancellation).Cells.Count;
            var jobs = Math.Min(parsed.GetValue(tasks) ?? MostTasks, cells);
            shared.WriteJob("slurm-array.sh", cells, jobs);
            shared.WriteJob("kubernetes-job.yaml", cells, jobs);
            parsed.InvocationConfiguration.Output.Write(Describe(shared, written, cells, jobs));
            return ExitCode.Done;
        });
        return command;
    }

    private static string Describe(PlanFolder folder, ComparisonSettings settings, int cells, int tasks)
    {
        var columns = TableFeatures.Inputs(settings);
        var left = settings.Columns.Where(column => column.Kind == ColumnKind.Ignore).Select(column => column.Name).ToList();
        return string.Create(CultureInfo.InvariantCulture, $"""
            {settings.Task} of '{settings.Label}': {settings.Contenders.Count} contenders x {cells / settings.Contenders.Count / settings.Repeats} folds x {settings.Repeats} repeats = {cells} cells
            numbers: {List(columns, ColumnKind.Number)}
            texts:   {List(columns, ColumnKind.Text, column => column.Levels <= settings.Levels ? $"{column.Name} (one-hot, {column.Levels})" : $"{column.Name} (frequency, {column.Levels} values)")}
            dates:   {List(columns, ColumnKind.Date)}
            left out: {(left.Count == 0 ? "none" : string.Join(", ", left))}

            all here:    mlnetplus compare run {folder.Path}
            one cell:    mlnetplus compare run {folder.Path} --cell 0
            Slurm:       sbatch {folder.In("slurm-array.sh")}   ({tasks} tasks)
            Kubernetes:  kubectl apply -f {folder.In("kubernetes-job.yaml")}   (set image and volume in it first)
            then:        mlnetplus compare merge {folder.Path}

            """);
    }

    private static string List(IEnumerable<TableColumn> columns, ColumnKind kind, Func<TableColumn, string>? show = null)
    {
        var names = columns.Where(column => column.Kind == kind).Select(show ?? (column => column.Name)).ToList();
        return names.Count == 0 ? "none" : string.Join(", ", names);
    }
}
