using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch;

/// <summary>
/// For trainers: writes one line an epoch, and each warning, to <c>mlContext.Log</c>, and passes all progress on to whom the user named.
/// </summary>
/// <remarks>
/// The training loop knows no ML.NET; a trainer sets this as its <see cref="TrainingOptions.Progress"/>. Thread safety: that of what it passes on to.
/// </remarks>
public sealed class TrainingLog : IProgress<TrainingProgress>
{
    private readonly IHostEnvironment _environment;
    private readonly string _source;
    private readonly IProgress<TrainingProgress>? _next;

    /// <summary>Makes a log.</summary>
    /// <param name="environment">The trainer's environment.</param>
    /// <param name="source">Who speaks: the trainer's name.</param>
    /// <param name="next">What is told of everything too: the user's own progress; null for none.</param>
    public TrainingLog(IHostEnvironment environment, string source, IProgress<TrainingProgress>? next = null)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentException.ThrowIfNullOrEmpty(source);
        (_environment, _source, _next) = (environment, source, next);
    }

    /// <summary>Writes the message of an epoch's end or of a warning, and passes the progress on.</summary>
    /// <param name="value">How the training gets on.</param>
    public void Report(TrainingProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Stage == TrainingStage.Warning)
            _environment.LogWarning(_source, value.Message!);
        else if (value.Stage == TrainingStage.EpochEnd)
            _environment.LogInformation(_source, value.Message!);
        _next?.Report(value);
    }
}
