using System.Runtime.InteropServices;

namespace MlNetPlus.Torch;

/// <summary>Tells an exception for want of memory from others: torch has no exception type for it in .NET, only words.</summary>
internal static class OutOfDeviceMemory
{
    private static readonly string[] Words = ["out of memory", "can't allocate memory", "not enough memory", "failed to allocate", "STATUS_ALLOC_FAILED"];

    public static bool Is(Exception exception) =>
        exception is OutOfMemoryException ||
        (exception is ExternalException && Words.Any(word => exception.Message.Contains(word, StringComparison.OrdinalIgnoreCase)));
}
