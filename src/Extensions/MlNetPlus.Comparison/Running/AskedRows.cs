using Microsoft.ML;

namespace MlNetPlus.Comparison;

/// <summary>Raw test rows of one fold, held once for all contenders, and models' answers about them: through the features, as for new data.</summary>
internal sealed class AskedRows
{
    private readonly ComparisonSource _source;
    private readonly Fold _fold;
    private readonly ITransformer? _features;
    private readonly int[] _chosen;

    /// <param name="source">The comparison.</param>
    /// <param name="fold">The fold.</param>
    /// <param name="features">The features as fitted on the training rows, or null.</param>
    /// <param name="most">The most rows to hold; null takes all test rows.</param>
    public AskedRows(ComparisonSource source, Fold fold, ITransformer? features, int? most)
    {
        _source = source;
        _fold = fold;
        _features = features;
        _chosen = RowSample.Draw(fold, most, source.Options.Seed);
        Held = new HeldRows(source.RowsAt(_chosen), _chosen.Length);
    }

    public HeldRows Held { get; }

    /// <summary>What a measurement finds; a reason when the model cannot be asked. The comparison stands without it.</summary>
    public static TFound Measure<TFound>(Func<TFound> measure, Func<string, TFound> none, CancellationToken cancellation)
    {
        try
        {
            return measure();
        }
#pragma warning disable CA1031 // The reason is part of the result.
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            var cause = exception is AggregateException { InnerException: { } inner } ? inner : exception;
            return none(cause.Message);
        }
    }

    /// <summary>Scores the held rows, in whichever view of them.</summary>
    public FoldPredictions Score(ITransformer model, IDataView view) => Score(model, view, _chosen);

    /// <summary>Scores a view that counts its rows on its own.</summary>
    /// <param name="model">The model.</param>
    /// <param name="view">Raw rows.</param>
    /// <param name="rows">What its row column says, ascending.</param>
    public FoldPredictions Score(ITransformer model, IDataView view, int[] rows) => PredictionReader.Read(
        model.Transform(_features is null ? view : _features.Transform(view)), _fold, rows, _source.Labels.Task, _source.Labels.ScoreWidth);
}
