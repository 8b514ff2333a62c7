using MlNetPlus.Torch;

namespace MlNetPlus.Comparison;

/// <summary>Words for what a contender threw.</summary>
internal static class FailureMessage
{
    private const string OpenMpRemedy =
        "LightGBM's native library could not be loaded. On Linux it needs OpenMP: apt-get install libgomp1 (Alpine: apk add libgomp); on macOS: brew install libomp. Or leave Contender.LightGbm() out.";

    public static string For(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is TorchNotLoadedException)
                return cause.Message; // has the remedy; the loader's own words are inside it
            if (cause is DllNotFoundException or BadImageFormatException)
            {
                return cause.Message.Contains("lightgbm", StringComparison.OrdinalIgnoreCase)
                    ? OpenMpRemedy + Culprit(cause.Message)
                    : $"A native library could not be loaded: {FirstLine(cause.Message)}";
            }
        }

        return exception is System.Reflection.TargetInvocationException { InnerException: { } inner } ? inner.Message : exception.Message;
    }

    /// <summary>The loader tries many paths, one a line; the line that names another library than LightGBM's own is the cause.</summary>
    private static string Culprit(string message)
    {
        var line = message.Split('\n').FirstOrDefault(line => line.Contains("cannot open", StringComparison.Ordinal) && !line.Contains("lightgbm", StringComparison.OrdinalIgnoreCase));
        return line is null ? string.Empty : $" The loader said: {line.Trim()}";
    }

    private static string FirstLine(string message) => message.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var end ? message[..end] : message;
}
