using System.Diagnostics;
using System.Reflection;

namespace MlNetPlus.Comparison;

/// <summary>How this program is started again, to do one cell instead of its Main.</summary>
internal static class ProgramStart
{
    public const string RequestVariable = "MLNETPLUS_ISOLATED_CELL";
    private const string HooksVariable = "DOTNET_STARTUP_HOOKS";
    private const string HooksSwitch = "System.StartupHookProvider.IsSupported";

    /// <exception cref="InvalidOperationException">The program cannot be started again that way.</exception>
    public static ProcessStartInfo For(string requestPath)
    {
        if (AppContext.TryGetSwitch(HooksSwitch, out var supported) && !supported)
            throw new InvalidOperationException($"Isolation starts this program again with a startup hook, which {HooksSwitch} = false forbids (trimmed programs have it so). Set <StartupHookSupport>true</StartupHookSupport>, or leave Isolated out.");

        var program = Environment.ProcessPath ?? throw new InvalidOperationException("Isolation starts this program again, but the system does not say which file it runs from. Leave Isolated out.");
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment =
            {
                [RequestVariable] = requestPath,
                [HooksVariable] = typeof(ProgramStart).Assembly.GetName().Name,
            },
        };
        if (Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase))
        {
            start.ArgumentList.Add(Assembly.GetEntryAssembly() is { Location.Length: > 0 } entry
                ? entry.Location
                : throw new InvalidOperationException("Isolation starts this program again, but it runs in a host without a program file of its own. Leave Isolated out."));
        }

        return start;
    }

    /// <summary>Takes the request out of the environment, so that what this process starts does not get it as well.</summary>
    public static string? TakeRequest()
    {
        var path = Environment.GetEnvironmentVariable(RequestVariable);
        if (path is not null)
        {
            Environment.SetEnvironmentVariable(RequestVariable, null);
            Environment.SetEnvironmentVariable(HooksVariable, null);
        }

        return path;
    }
}
