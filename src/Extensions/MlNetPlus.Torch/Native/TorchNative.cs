namespace MlNetPlus.Torch;

/// <summary>
/// Loads the native libraries of torch, and does so on Linux distributions whose C++ library is older than the one that
/// TorchSharp was built with (Debian 12, Ubuntu 22.04, RHEL 9), where TorchSharp alone does not load.
/// </summary>
/// <remarks>
/// Every trainer and model of these packages calls <see cref="EnsureLoaded"/> itself. A program that calls TorchSharp before it
/// calls these packages calls it first: TorchSharp initialises itself once in the process's life, on its first use, and when it finds
/// no library that loads then, it stays unusable.
/// </remarks>
public static class TorchNative
{
    private static readonly Lock Loading = new();
    private static volatile bool _loaded;

    /// <summary>Loads torch's native libraries unless that has been done. May be called from any thread, as often as one likes.</summary>
    /// <exception cref="TorchNotLoadedException">
    /// A native library is missing or does not load, there is none for this platform, or TorchSharp has already failed to initialise itself.
    /// The next call tries again.
    /// </exception>
    public static void EnsureLoaded()
    {
        if (_loaded)
            return;

        lock (Loading)
        {
            if (_loaded)
                return;

            TorchLoader.ForThisProcess().Load();
            _loaded = true;
        }
    }
}
