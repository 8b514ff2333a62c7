using System.Reflection;

namespace Microsoft.ML;

/// <summary>Loading model files with errors that say what to do.</summary>
public static class ModelFileCatalogExtensions
{
    /// <summary>
    /// Loads a model as <c>Model.Load</c> does. ML.NET wraps what goes wrong in a component, often several times; here one
    /// exception names the file, what is wrong with it and the remedy.
    /// </summary>
    /// <param name="catalog">The catalog: <c>mlContext.Model</c>.</param>
    /// <param name="path">The model file.</param>
    /// <param name="inputSchema">The schema of the data that the model was saved with.</param>
    /// <returns>The model.</returns>
    /// <exception cref="FileNotFoundException">There is no such file, or an assembly that it needs is not deployed.</exception>
    /// <exception cref="InvalidDataException">The file is cut short, damaged, not a model, or written by a newer version.</exception>
    /// <exception cref="TypeLoadException">An assembly that it needs is deployed in a version without the type.</exception>
    public static ITransformer LoadFile(this ModelOperationsCatalog catalog, string path, out DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
            throw new FileNotFoundException($"Model file '{path}' does not exist. Check the path, or train and save the model first.", path);

        try
        {
            return catalog.Load(path, out inputSchema);
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or UnauthorizedAccessException))
        {
            throw Explain(path, Unwrap(exception));
        }
    }

    private static Exception Unwrap(Exception exception)
    {
        while (exception is TargetInvocationException { InnerException: { } inner })
            exception = inner;
        return exception;
    }

    private static Exception Explain(string path, Exception cause) => cause switch
    {
        FileNotFoundException missing => new FileNotFoundException($"Model file '{path}' cannot be loaded. {missing.Message}", missing.FileName, missing),
        TypeLoadException unknown => new TypeLoadException($"Model file '{path}' cannot be loaded. {unknown.Message}", unknown),
        _ => new InvalidDataException(
            $"Model file '{path}' ({new FileInfo(path).Length} bytes) cannot be loaded; it is cut short, damaged or not a model saved by ML.NET. {cause.Message}", cause),
    };
}
