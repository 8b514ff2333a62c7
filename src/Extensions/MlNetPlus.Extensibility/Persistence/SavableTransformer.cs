using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace MlNetPlus.Extensibility;

/// <summary>
/// Base of every transformer that <c>mlContext.Model.Save</c> and <c>mlContext.Model.Load</c> handle without registration.
/// </summary>
/// <remarks>
/// A class that derives from it (usually through <see cref="RowTransformer"/>) has a
/// constructor with one <see cref="ModelReader"/> parameter, public or not, and states the version of its format with
/// <see cref="ModelVersionAttribute"/>. The model file holds the class's full name and the simple name of its assembly, so
/// neither may change; the assembly must be deployed beside the application that loads the model.
/// </remarks>
public abstract class SavableTransformer : ITransformer
{
    /// <summary>For a transformer that an estimator has just made.</summary>
    /// <param name="environment">The estimator's environment.</param>
    protected SavableTransformer(IHostEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        Host = environment.Register(GetType().Name);
    }

    /// <summary>For a transformer that is being loaded.</summary>
    /// <param name="reader">The fields that were saved.</param>
    protected SavableTransformer(ModelReader reader)
        : this((reader ?? throw new ArgumentNullException(nameof(reader))).Environment)
    {
    }

    /// <summary>Always <see langword="true"/>: each output row comes from one input row.</summary>
    public bool IsRowToRowMapper => true;

    /// <summary>The environment, registered under the class's name.</summary>
    protected IHost Host { get; }

    /// <summary>The schema of <see cref="Transform"/>'s result, found without reading data.</summary>
    /// <param name="inputSchema">The schema of the input.</param>
    /// <returns>The input's columns followed by the new ones.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An input column is missing or has the wrong type.</exception>
    public abstract DataViewSchema GetOutputSchema(DataViewSchema inputSchema);

    /// <summary>Adds the new columns. Nothing is computed before a cursor asks for it.</summary>
    /// <param name="input">The input.</param>
    /// <returns>A lazy view.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An input column is missing or has the wrong type.</exception>
    public abstract IDataView Transform(IDataView input);

    /// <summary>The mapping of single rows, as <c>PredictionEngine</c> uses it.</summary>
    /// <param name="inputSchema">The schema of the input rows.</param>
    /// <returns>The mapper.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An input column is missing or has the wrong type.</exception>
    public abstract IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema);

    void ICanSaveModel.Save(ModelSaveContext ctx) => TransformerLoader.Save(this, ctx);

    /// <summary>Writes what the bases between this class and the author's keep, then what the author's keeps.</summary>
    internal virtual void SaveFields(ModelWriter writer) => Save(writer);

    /// <summary>The version that this class writes.</summary>
    internal static int VersionOf(Type type) => type.GetCustomAttribute<ModelVersionAttribute>(inherit: false)?.Version ?? 1;

    /// <summary>Writes what the transformer needs to be loaded again.</summary>
    /// <param name="writer">Takes named fields.</param>
    protected abstract void Save(ModelWriter writer);
}
