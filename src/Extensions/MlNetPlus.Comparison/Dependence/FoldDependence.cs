using Microsoft.ML;

namespace MlNetPlus.Comparison;

/// <summary>Partial dependence of the models of one fold, on its raw test rows.</summary>
internal sealed class FoldDependence
{
    private readonly ComparisonSource _source;
    private readonly AskedRows _rows;

    /// <param name="source">The comparison; its options ask for partial dependence.</param>
    /// <param name="fold">The fold.</param>
    /// <param name="features">The features as fitted on the training rows, or null.</param>
    public FoldDependence(ComparisonSource source, Fold fold, ITransformer? features)
    {
        _source = source;
        _rows = new AskedRows(source, fold, features, source.Options.PartialDependence!.MaxRows);
    }

    private PartialDependenceOptions Options => _source.Options.PartialDependence!;

    /// <summary>What one model predicts at the values of the grids; a reason when it cannot be asked.</summary>
    public CellDependence Measure(ITransformer model, CancellationToken cancellation) =>
        AskedRows.Measure(() => Ask(model, cancellation), CellDependence.None, cancellation);

    private CellDependence Ask(ITransformer model, CancellationToken cancellation)
    {
        var probe = new ReadColumns(RemappedRows.None(_rows.Held));
        var plain = MeansOf(_rows.Score(model, probe), 1);
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
        var view = new GridRows(_rows.Held, donors, [.. grid.Rows.Select(row => Array.BinarySearch(ascending, row))], column);
        return MeansOf(_rows.Score(model, view, [.. Enumerable.Range(0, view.Count)]), grid.Rows.Count);
    }

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
