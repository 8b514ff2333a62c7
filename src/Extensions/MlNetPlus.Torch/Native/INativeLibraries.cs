namespace MlNetPlus.Torch;

/// <summary>The system's loader of native libraries.</summary>
internal interface INativeLibraries
{
    /// <summary>Loads a library into the process, where it stays.</summary>
    /// <param name="nameOrPath">A full path, or a name without prefix and suffix that is searched for as for TorchSharp's own calls.</param>
    /// <returns><see langword="null"/> once loaded, else the system's words on why not.</returns>
    string? Load(string nameOrPath);

    /// <summary>Lets TorchSharp initialise itself, unless it has.</summary>
    /// <returns><see langword="null"/> once done, else how it failed, now or earlier.</returns>
    Exception? Initialise();
}
