using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace MlNetPlus.Extensibility;

/// <summary>
/// Base of estimators whose transformer adds columns to each row: a <see cref="RowTransformer"/>, or a
/// <see cref="BatchTransformer"/>. Immutable once constructed; the constructor reads no data.
/// </summary>
/// <typeparam name="TTransformer">The transformer that <see cref="Fit"/> returns.</typeparam>
public abstract class RowEstimator<TTransformer> : IEstimator<TTransformer>
    where TTransformer : SavableTransformer
{
    /// <summary>Registers the estimator with the environment.</summary>
    /// <param name="environment">The environment: an <see cref="MLContext"/>, or a catalog's <see cref="CatalogEnvironment.GetEnvironment(TransformsCatalog)"/>.</param>
    protected RowEstimator(IHostEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        Host = environment.Register(GetType().Name);
    }

    /// <summary>The environment, registered under the class's name.</summary>
    protected IHost Host { get; }

    /// <summary>Checks the input's schema, then learns from the data.</summary>
    /// <param name="input">The training data.</param>
    /// <returns>The transformer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An input column is missing or has the wrong type.</exception>
    public TTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        DescribeOutputs(InputSchema.Of(input.Schema));
        return FitCore(input);
    }

    /// <summary>The schema that the transformer will deliver, known before any data is read.</summary>
    /// <param name="inputSchema">The schema of the input.</param>
    /// <returns>The input's columns and the new ones; a new one replaces an input column of the same name.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An input column is missing or has the wrong type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return SchemaPromise.Add(inputSchema, DescribeOutputs(InputSchema.Of(inputSchema)));
    }

    /// <summary>
    /// Checks the input columns with <see cref="InputSchema.Require"/> and promises the output columns. Called with the
    /// promised schema by <see cref="GetOutputSchema"/> and with the real one by <see cref="Fit"/>.
    /// </summary>
    /// <param name="input">The columns that come in.</param>
    /// <returns>The columns that are added, exactly as <see cref="RowTransformer.Bind"/> will deliver them.</returns>
    protected abstract IReadOnlyList<ColumnShape> DescribeOutputs(InputSchema input);

    /// <summary>Learns from the data. The schema has been checked.</summary>
    /// <param name="input">The training data.</param>
    /// <returns>The transformer.</returns>
    protected abstract TTransformer FitCore(IDataView input);
}
