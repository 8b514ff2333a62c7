using System.Diagnostics.CodeAnalysis;
using MlNetPlus.Comparison;

/// <summary>
/// What the runtime calls before a program's Main when DOTNET_STARTUP_HOOKS names this assembly: the runtime looks for a
/// class of this name without a namespace. A program that is started again for one cell does that cell here and ends.
/// </summary>
[SuppressMessage("Design", "CA1050:Declare types in namespaces", Justification = "The runtime looks for it without one.")]
[SuppressMessage("Design", "MA0047:Declare types in namespaces", Justification = "The runtime looks for it without one.")]
internal static class StartupHook
{
    public static void Initialize() => IsolatedProcess.RunIfAsked();
}
