namespace MlNetPlus.Torch;

/// <summary>Why torch's native libraries were not loaded.</summary>
public enum TorchLoadFailure
{
    /// <summary>There are no native libraries for this operating system, processor or C library.</summary>
    UnsupportedPlatform,

    /// <summary>A package that the application must reference is missing, or its files were not copied.</summary>
    PackageMissing,

    /// <summary>A library of the operating system that torch needs is not installed.</summary>
    SystemLibraryMissing,

    /// <summary>A library of the operating system is there, but older than torch needs.</summary>
    SystemLibraryTooOld,

    /// <summary>A library is there and was refused: damaged, for another processor, or of another version than TorchSharp expects.</summary>
    Unloadable,

    /// <summary>The application used TorchSharp before <see cref="TorchNative.EnsureLoaded"/>, and TorchSharp has failed for good.</summary>
    UsedTooEarly,
}
