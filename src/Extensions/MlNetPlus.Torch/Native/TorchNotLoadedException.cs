namespace MlNetPlus.Torch;

/// <summary>Torch's native libraries cannot be used in this process. The message names what is missing and what to do about it.</summary>
public sealed class TorchNotLoadedException : Exception
{
    internal TorchNotLoadedException(
        string message,
        TorchLoadFailure failure,
        string runtimeIdentifier,
        string? libraryName = null,
        string? packageName = null,
        IReadOnlyList<string>? searchedFolders = null,
        Exception? innerException = null)
        : base(message, innerException)
    {
        Failure = failure;
        RuntimeIdentifier = runtimeIdentifier;
        LibraryName = libraryName;
        PackageName = packageName;
        SearchedFolders = searchedFolders ?? [];
    }

    /// <summary>What kind of failure this is.</summary>
    public TorchLoadFailure Failure { get; }

    /// <summary>The platform of this process, as .NET names it, e.g. <c>linux-x64</c>.</summary>
    public string RuntimeIdentifier { get; }

    /// <summary>The file name of the library that is missing or was refused; <see langword="null"/> on an unsupported platform.</summary>
    public string? LibraryName { get; }

    /// <summary>The NuGet package that holds the library; <see langword="null"/> when no package does.</summary>
    public string? PackageName { get; }

    /// <summary>The folders in which the library was looked for.</summary>
    public IReadOnlyList<string> SearchedFolders { get; }
}
