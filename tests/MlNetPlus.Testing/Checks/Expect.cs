using System.Reflection;
using MlNetPlus.Testing.Comparison;

namespace MlNetPlus.Testing.Checks;

/// <summary>The assertions that the checks are written with.</summary>
internal static class Expect
{
    public static void That(bool condition, string where, string expected, string got)
    {
        if (!condition)
            throw new CheckFailedException($"{where}: expected {expected}, got {got}");
    }

    public static void Same(Difference? difference, string what)
    {
        if (difference is not null)
            throw new CheckFailedException($"{what}, {difference.Where}: expected {difference.Expected}, got {difference.Got}");
    }

    /// <summary>The action must throw what ML.NET throws for bad input, with these texts in its message.</summary>
    public static void Refuses(string what, Action action, params IReadOnlyList<string> messageParts)
    {
        Exception? thrown = Catch(action);
        That(thrown is not null, what, "a refusal (ArgumentOutOfRangeException or InvalidOperationException)", "no exception");
        ThatIsRefusal(what, thrown!);
        foreach (string part in messageParts)
        {
            bool found = thrown!.Message.Contains(part, StringComparison.Ordinal);
            That(found, what, $"a message with '{part}'", $"'{thrown.Message}'");
        }
    }

    /// <summary>The action may refuse its input in ML.NET's way, but must not fail by accident.</summary>
    /// <returns>True when the action ran to its end.</returns>
    public static bool WorksOrRefuses(string what, Action action)
    {
        Exception? thrown = Catch(action);
        if (thrown is not null)
            ThatIsRefusal(what, thrown);
        return thrown is null;
    }

    public static void DoesNotThrow(string what, Action action)
    {
        Exception? thrown = Catch(action);
        That(thrown is null, what, "no exception", thrown is null ? string.Empty : Describe(thrown));
    }

    public static string Describe(Exception exception) => $"{exception.GetType().Name} '{exception.Message}'";

    private static void ThatIsRefusal(string what, Exception thrown) =>
        That(
            thrown is ArgumentOutOfRangeException or InvalidOperationException and not ObjectDisposedException,
            what,
            "ArgumentOutOfRangeException or InvalidOperationException",
            Describe(thrown));

    private static Exception? Catch(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (CheckFailedException)
        {
            throw;
        }
        catch (TargetInvocationException exception)
        {
            return exception.GetBaseException();
        }
        catch (Exception exception)
        {
            return exception;
        }
    }
}
