using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace MlNetPlus.Extensibility;

/// <summary>
/// What an extension method on one of ML.NET's catalogs needs and cannot reach: the environment, its seed, its log.
/// </summary>
public static class CatalogEnvironment
{
    /// <summary>The environment behind <c>mlContext.Transforms</c>.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <returns>The environment inside the <see cref="MLContext"/>: the same for all of its catalogs.</returns>
    public static IHostEnvironment GetEnvironment(this TransformsCatalog catalog) => Reach(catalog);

    /// <summary>The environment behind <c>mlContext.Data</c>.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <returns>The environment inside the <see cref="MLContext"/>: the same for all of its catalogs.</returns>
    public static IHostEnvironment GetEnvironment(this DataOperationsCatalog catalog) => Reach(catalog);

    /// <summary>The environment behind a task's catalog, such as <c>mlContext.BinaryClassification</c>.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <returns>The environment inside the <see cref="MLContext"/>: the same for all of its catalogs.</returns>
    public static IHostEnvironment GetEnvironment(this TrainCatalogBase catalog) => Reach(catalog);

    /// <summary>The environment behind a task's trainers, such as <c>mlContext.BinaryClassification.Trainers</c>.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <returns>The environment inside the <see cref="MLContext"/>: the same for all of its catalogs.</returns>
    public static IHostEnvironment GetEnvironment(this TrainCatalogBase.CatalogInstantiatorBase catalog) => Reach(catalog);

    /// <summary>The seed that the <see cref="MLContext"/> was made with.</summary>
    /// <param name="environment">The environment.</param>
    /// <returns>The seed, or <see langword="null"/> when none was given.</returns>
    public static int? GetSeed(this IHostEnvironment environment) => (environment as IHostEnvironmentInternal)?.Seed;

    /// <summary>
    /// Throws when the user has cancelled the environment. Long work calls it now and then, beside its own
    /// <see cref="CancellationToken"/>.
    /// </summary>
    /// <param name="environment">The environment.</param>
    /// <exception cref="OperationCanceledException">The environment was cancelled.</exception>
    public static void ThrowIfCancelled(this IHostEnvironment environment)
    {
        if (environment is ICancelable { IsCanceled: true })
            throw new OperationCanceledException("The MLContext was cancelled.");
    }

    /// <summary>Writes one line to <c>mlContext.Log</c> at information level.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="source">Who speaks, e.g. the trainer's name.</param>
    /// <param name="message">The line.</param>
    public static void LogInformation(this IHostEnvironment environment, string source, string message) =>
        Log(environment, source, channel => channel.Info(MessageSensitivity.None, "{0}", message));

    /// <summary>Writes one line to <c>mlContext.Log</c> at warning level.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="source">Who speaks, e.g. the trainer's name.</param>
    /// <param name="message">The line.</param>
    public static void LogWarning(this IHostEnvironment environment, string source, string message) =>
        Log(environment, source, channel => channel.Warning(MessageSensitivity.None, "{0}", message));

    private static void Log(IHostEnvironment environment, string source, Action<IChannel> write)
    {
        ArgumentNullException.ThrowIfNull(environment);
        using var channel = environment.Start(source);
        write(channel);
    }

    private static IHostEnvironment Reach(IInternalCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return catalog.Environment;
    }
}
