using Microsoft.ML;
using MlNetPlus.Comparison;

namespace MlNetPlus.Cli;

/// <summary>Turns settings into calls of the library.</summary>
/// <param name="settings">What is compared.</param>
/// <param name="data">The data file.</param>
internal sealed class Comparer(ComparisonSettings settings, string data)
{
    private readonly MLContext _context = new(settings.Seed);

    /// <summary>Told of warnings, such as a damaged cell.</summary>
    public Action<string>? Warned { get; init; }

    public ComparisonPlan Plan(string folder, CancellationToken cancellation)
    {
        var (view, options) = Prepare(folder, cancellation);
        return settings.Task switch
        {
            ComparisonTask.Binary => _context.BinaryClassification.PlanComparison(view, options),
            ComparisonTask.Multiclass => _context.MulticlassClassification.PlanComparison(view, options),
            _ => _context.Regression.PlanComparison(view, options),
        };
    }

    public ComparisonResult Compare(string? folder, TimeSpan? budget, IProgress<ComparisonProgress>? progress, CancellationToken cancellation)
    {
        var (view, options) = Prepare(folder, cancellation);
        options.Progress = progress;
        options.TimeBudget = budget;
        return settings.Task switch
        {
            ComparisonTask.Binary => _context.BinaryClassification.Compare(view, options),
            ComparisonTask.Multiclass => _context.MulticlassClassification.Compare(view, options),
            _ => _context.Regression.Compare(view, options),
        };
    }

    private Contender Contender(string name)
    {
        var contender = ContenderNames.Find(name);
        return settings.FitMinutes is { } minutes ? contender.Isolated(TimeSpan.FromMinutes(minutes)) : contender;
    }

    private (IDataView View, ComparisonOptions Options) Prepare(string? folder, CancellationToken cancellation)
    {
        _context.Log += (_, line) =>
        {
            if (line.Kind >= Microsoft.ML.Runtime.ChannelMessageKind.Warning && line.Source == "Compare")
                Warned?.Invoke(line.RawMessage);
        };
        return (TableFeatures.Load(_context, data, settings), new ComparisonOptions
        {
            LabelColumnName = settings.Label,
            Features = TableFeatures.Build(_context, settings),
            Contenders = [.. settings.Contenders.Select(Contender)],
            Folds = settings.Folds,
            Repeats = settings.Repeats,
            Split = settings.Split,
            GroupColumnName = settings.Group,
            TimeColumnName = settings.Time,
            Metric = settings.Metric,
            Seed = settings.Seed,
            ResumePath = folder,
            CancellationToken = cancellation,
        });
    }
}
