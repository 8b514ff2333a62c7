using System.Globalization;
using System.Runtime.ExceptionServices;

namespace MlNetPlus.Testing.Checks;

/// <summary>Runs functions on threads of their own, which no pool limits, and brings their exceptions back.</summary>
internal static class Threads
{
    public static T[] Run<T>(IEnumerable<Func<T>> functions)
    {
        Func<T>[] all = [.. functions];
        var results = new T[all.Length];
        var faults = new ExceptionDispatchInfo?[all.Length];
        Thread[] threads = [.. all.Select((function, i) => new Thread(() =>
        {
            try
            {
                results[i] = function();
            }
            catch (Exception exception)
            {
                faults[i] = ExceptionDispatchInfo.Capture(exception);
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Array.Find(faults, fault => fault is not null)?.Throw();
        return results;
    }

    /// <summary>Runs a function under a culture, which threads started within inherit; no other test sees it.</summary>
    public static T RunUnder<T>(CultureInfo culture, Func<T> function) => Run(
    [
        () =>
        {
            CultureInfo.CurrentCulture = culture;
            CultureInfo.CurrentUICulture = culture;
            return function();
        },
    ])[0];
}
