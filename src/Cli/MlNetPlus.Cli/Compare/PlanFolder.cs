using System.Globalization;

namespace MlNetPlus.Cli;

/// <summary>The folder that the machines share: the plan, the data, the job files, and the cells.</summary>
internal sealed class PlanFolder(string path)
{
    private const string PlanName = "plan.json";

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Where the library keeps the cells' outcomes.</summary>
    public string Results => In("results");

    public string In(string name) => System.IO.Path.Combine(Path, name);

    /// <exception cref="FileNotFoundException">There is no plan.</exception>
    public ComparisonSettings Read() => File.Exists(In(PlanName))
        ? ComparisonSettings.FromJson(In(PlanName))
        : throw new FileNotFoundException($"'{Path}' has no {PlanName}; expected a folder made by: mlnetplus compare plan --out {Path}", In(PlanName));

    public string DataOf(ComparisonSettings settings) => System.IO.Path.Combine(Path, settings.Data);

    public Comparer Comparer(ComparisonSettings settings, Action<string> warned) => new(settings, DataOf(settings)) { Warned = warned };

    /// <summary>Writes the plan and, unless it is to be read where it is, a copy of the data.</summary>
    /// <exception cref="InvalidOperationException">The folder has another plan.</exception>
    public ComparisonSettings Write(ComparisonSettings settings, bool copiesData)
    {
        Directory.CreateDirectory(Path);
        var source = settings.Data;
        var written = copiesData ? settings with { Data = "data" + System.IO.Path.GetExtension(source) } : settings;
        if (File.Exists(In(PlanName)) && File.ReadAllText(In(PlanName)) != written.ToJson())
            throw new InvalidOperationException($"'{Path}' has another plan already; give --out another folder, or delete this one.");
        if (copiesData)
            File.Copy(source, DataOf(written), overwrite: true);
        File.WriteAllText(In(PlanName), written.ToJson());
        return written;
    }

    /// <summary>Writes a job file out of its template.</summary>
    public void WriteJob(string template, int cells, int tasks)
    {
        using var stream = typeof(PlanFolder).Assembly.GetManifestResourceStream(template)!;
        using var reader = new StreamReader(stream);
        File.WriteAllText(In(template), reader.ReadToEnd()
            .Replace("{{folder}}", Path, StringComparison.Ordinal)
            .Replace("{{cells}}", cells.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{{tasks}}", tasks.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{{last}}", (tasks - 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{{stride}}", tasks < cells ? string.Create(CultureInfo.InvariantCulture, $" --stride {tasks}") : string.Empty, StringComparison.Ordinal));
    }
}
