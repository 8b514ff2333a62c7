using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Testing.Comparison;
using MlNetPlus.Testing.Views;

namespace MlNetPlus.Testing.Checks;

/// <summary>One estimator under test: what the checks share, and the violations found.</summary>
internal sealed class ContractRun(
    MLContext mlContext, IEstimator<ITransformer> estimator, IDataView input, EstimatorContractOptions options) : IDisposable
{
    private readonly List<ContractViolation> _violations = [];
    private readonly List<ITransformer> _refitted = [];

    public MLContext MLContext { get; } = mlContext;

    public IEstimator<ITransformer> Estimator { get; } = estimator;

    public IDataView Input { get; } = input;

    public EstimatorContractOptions Options { get; } = options;

    public ValueComparer Values { get; } = new(options.SingleTolerance, options.DoubleTolerance);

    public IReadOnlyList<ContractViolation> Violations => _violations;

    public Exception? FirstThrown { get; private set; }

    public SchemaShape Promise { get; private set; } = null!;

    public ITransformer Transformer { get; private set; } = null!;

    /// <summary>Gets or sets the transformer after Save and Load; null until then, or when that does not work.</summary>
    public ITransformer? Reloaded { get; set; }

    public IDataView Output { get; private set; } = null!;

    /// <summary>Gets the output as one cursor with every column active gives it.</summary>
    public ViewSnapshot Baseline { get; private set; } = null!;

    public ViewSnapshot InputRows { get; private set; } = null!;

    /// <summary>Gets the input as a view of ours.</summary>
    public MemoryDataView Memory { get; private set; } = null!;

    /// <summary>Gets each input column with the output column that should be the same; null when there is none.</summary>
    public IReadOnlyList<(DataViewSchema.Column Input, DataViewSchema.Column? Output)> PassedThrough { get; private set; } = [];

    /// <summary>Gets the visible output columns that are not input columns passed through.</summary>
    public IReadOnlyList<DataViewSchema.Column> Added { get; private set; } = [];

    /// <summary>Gets the names of the input columns that the added ones depend on.</summary>
    public IReadOnlyList<string> Needed { get; private set; } = [];

    /// <summary>Fits on the valid input and reads everything once.</summary>
    public void Prepare()
    {
        Promise = Estimator.GetOutputSchema(InputSpy.ShapeOf(Input.Schema));
        Prepare(Estimator.Fit(Input), null);
    }

    /// <summary>The same transformers over another input.</summary>
    public ContractRun On(IDataView input)
    {
        var other = new ContractRun(MLContext, Estimator, input, Options) { Promise = Promise };
        other.Prepare(Transformer, Reloaded);
        return other;
    }

    public ITransformer Refit(IDataView data)
    {
        ITransformer transformer = Estimator.Fit(data);
        lock (_refitted)
            _refitted.Add(transformer);
        return transformer;
    }

    /// <summary>Everything that was fitted since the last call, for disposal.</summary>
    public IReadOnlyList<ITransformer> TakeRefitted()
    {
        ITransformer[] taken = [.. _refitted];
        _refitted.Clear();
        return taken;
    }

    /// <summary>The transformer and, once there is one, its reloaded twin.</summary>
    public IEnumerable<(string Name, ITransformer Transformer)> Transformers()
    {
        yield return ("transformer", Transformer);
        if (Reloaded is not null)
            yield return ("reloaded transformer", Reloaded);
    }

    /// <summary>Runs a check unless it is left out; keeps what it finds.</summary>
    /// <returns>False when the check failed.</returns>
    public bool Attempt(ContractCheck check, Action action)
    {
        if (Options.LeftOut.ContainsKey(check))
            return true;

        try
        {
            action();
            return true;
        }
        catch (CheckFailedException failure)
        {
            _violations.Add(new ContractViolation(check, failure.Message));
        }
        catch (Exception exception)
        {
            FirstThrown ??= exception;
            _violations.Add(new ContractViolation(check, $"threw {Expect.Describe(exception)}"));
        }

        return false;
    }

    /// <summary>Compares the added columns of a view, found by name, with the baseline.</summary>
    public void ExpectAdded(string what, ViewSnapshot actual, Func<DataViewSchema.Column, bool>? compared = null)
    {
        ViewSnapshot expected = Baseline;
        Expect.That(
            actual.Rows.Count == expected.Rows.Count, $"{what}, row count", $"{expected.Rows.Count}", $"{actual.Rows.Count}");
        foreach (DataViewSchema.Column column in Added.Where(compared ?? (_ => true)))
        {
            Expect.That(actual.Schema.GetColumnOrNull(column.Name) is not null, what, $"column '{column.Name}'", "none");
            DataViewSchema.Column found = actual.Schema[column.Name];
            Expect.That(found.Type.Equals(column.Type), $"{what}, type of column '{column.Name}'", $"{column.Type}", $"{found.Type}");
            Expect.Same(RowComparer.CompareColumn(column, found, expected.Rows, actual.Rows, Values), what);
        }
    }

    // The check of disposal has had them all, unless it is left out or was never reached.
    public void Dispose()
    {
        foreach (ITransformer transformer in _refitted)
            (transformer as IDisposable)?.Dispose();
        _refitted.Clear();
    }

    private void Prepare(ITransformer transformer, ITransformer? reloaded)
    {
        Transformer = transformer;
        Reloaded = reloaded;
        Output = Transformer.Transform(Input);
        Baseline = ViewSnapshot.Read(Output);
        InputRows = ViewSnapshot.Read(Input);
        Memory = new MemoryDataView(Input.Schema, InputRows.Rows);
        PassedThrough = [.. FindPassedThrough()];
        Added = [.. Output.Schema.Where(column => !column.IsHidden && PassedThrough.All(pair => pair.Output?.Index != column.Index))];
        Needed = [.. FindNeeded().Distinct(StringComparer.Ordinal)];
        Expect.That(InputRows.Rows.Count >= 2, "valid input", "at least two rows", $"{InputRows.Rows.Count}");
    }

    // By name and rank: an output that replaces an input column comes after it, hides it, and may shift the indices.
    private IEnumerable<(DataViewSchema.Column Input, DataViewSchema.Column? Output)> FindPassedThrough()
    {
        foreach (IGrouping<string, DataViewSchema.Column> namesakes in Input.Schema.GroupBy(column => column.Name, StringComparer.Ordinal))
        {
            DataViewSchema.Column[] outputs = [.. Output.Schema.Where(column => column.Name == namesakes.Key)];
            foreach ((DataViewSchema.Column column, int rank) in namesakes.Select((column, rank) => (column, rank)))
                yield return (column, rank < outputs.Length ? outputs[rank] : null);
        }
    }

    private IEnumerable<string> FindNeeded()
    {
        if (Transformer.IsRowToRowMapper)
        {
            IRowToRowMapper mapper = Transformer.GetRowToRowMapper(Input.Schema);
            return mapper.GetDependencies(Added.Select(column => mapper.OutputSchema[column.Index])).Select(column => column.Name);
        }

        var probe = new ProbeDataView(Memory);
        IDataView output = Transformer.Transform(probe);
        ViewSnapshot.Read(output, Added.Select(column => output.Schema[column.Index]));
        return probe.Activated;
    }
}
