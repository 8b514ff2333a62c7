using Microsoft.ML;

namespace MlNetPlus.Comparison;

/// <summary>Partial dependence of the models of one fold, on raw test rows that are held once for all contenders.</summary>
internal sealed class FoldDependence
{
    private readonly ComparisonSource _source;
    private readonly Fold _fold;
    private readonly ITransformer? _features;
    private readonly int[] _chosen;
    private readonly HeldRows _rows;

    /// <param name="source">The comparison; its options ask for partial dependence.</param>
    /// <param name="fold">The fold.</param>
    /// <param name="features">The features as fitted on the training rows, or null.</param>
    public FoldDependence(ComparisonSource source, Fold fold, ITransformer? features)
    {
        _source = source;
        _fold = fold;
        _features = features;
        _chosen = RowSample.Draw(fold, source.Options.PartialDependence!.MaxRows, source.Options.Seed);
        _rows = new HeldRows(source.RowsAt(_chosen), _chosen.Length);
    }

    private PartialDependenceOptions Options => _source.Options.PartialDependence!;

    /// <summary>What one model predicts at the values of the grids; a reason when it cannot be asked.</summary>
    public CellDependence Measure(ITransformer model, CancellationToken cancellation)
    {
        try
        {
            var probe = new ReadColumns(RemappedRows.None(_rows));
            var plain = MeansOf(Score(model, probe, _chosen), 1);
            var read = probe.Names.ToHashSet(StringComparer.Ordinal);
            var columns = Columns(read).ToArray();
            var found = new CellDependence.Column[columns.Length];
            Parallel.For(0, columns.Length, new ParallelOptions { MaxDegreeOfParallelism = Options.Threads ?? Environment.ProcessorCount, CancellationToken = cancellation }, place =>
            {
                var (name, grid) = columns[place];
                found[place] = new(name, read.Contains(name) ? At(model, name, grid) : [.. plain.Select(mean => (IReadOnlyList<double?>)[.. grid.Rows.Select(_ => mean[0])])]);
            });
            return new CellDependence(found, Reason: null);
        }
#pragma warning disable CA1031 // The comparison stands without partial dependence; the reason is part of the result.
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            var cause = exception is AggregateException { InnerException: { } inner } ? inner : exception;
            return CellDependence.None(cause.Message);
        }
    }

    private IEnumerable<(string Name, DependenceGrid Grid)> Columns(HashSet<string> read)
    {
        var options = _source.Options;
        string?[] apart = [options.LabelColumnName, options.GroupColumnName, options.TimeColumnName, options.FoldColumnName];
        var names = Options.Columns ?? _source.Data.Schema
            .Where(column => !column.IsHidden && read.Contains(column.Name) && !apart.Contains(column.Name, StringComparer.Ordinal) && DependenceGrid.CanBeMadeOf(column.Type))
            .Select(column => column.Name);
        return names.Select(name => (name, _source.Grids!.Of(name))).Where(one => one.Item2.Reason is null);
    }

    private IReadOnlyList<IReadOnlyList<double?>> At(ITransformer model, string column, DependenceGrid grid)
    {
        int[] ascending = [.. grid.Rows.Order()];
        var donors = new HeldRows(_source.RowsAt(ascending), ascending.Length);
        var view = new GridRows(_rows, donors, [.. grid.Rows.Select(row => Array.BinarySearch(ascending, row))], column);
        return MeansOf(Score(model, view, [.. Enumerable.Range(0, view.Count)]), grid.Rows.Count);
    }

    private FoldPredictions Score(ITransformer model, IDataView view, int[] rows) => PredictionReader.Read(
        model.Transform(_features is null ? view : _features.Transform(view)), _fold, rows, _source.Labels.Task, _source.Labels.ScoreWidth);

    private static IReadOnlyList<IReadOnlyList<double?>> MeansOf(FoldPredictions predictions, int values)
    {
        var rows = predictions.Rows.Length / values;
        return
        [
            .. Enumerable.Range(0, predictions.Width)
                .Select(output => (IReadOnlyList<double?>)[.. Enumerable.Range(0, values).Select(value => Mean(predictions, output, value * rows, rows))]),
        ];
    }

    private static double? Mean(FoldPredictions predictions, int output, int from, int count)
    {
        var (sum, scored) = (0.0, 0);
        for (var row = from; row < from + count; row++)
        {
            if (!predictions.IsScored[row])
                continue;
            sum += predictions.Scores[(row * predictions.Width) + output];
            scored++;
        }

        return scored == 0 ? null : sum / scored;
    }
}
