using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp;

namespace MlNetPlus.Torch;

/// <summary>Loads with .NET's own loader.</summary>
internal sealed class SystemLibraries : INativeLibraries
{
    public string? Load(string nameOrPath)
    {
        try
        {
            _ = Path.IsPathFullyQualified(nameOrPath)
                ? NativeLibrary.Load(nameOrPath)
                : NativeLibrary.Load(nameOrPath, typeof(torch).Assembly, searchPath: null);
            return null;
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException)
        {
            return exception.Message;
        }
    }

    public Exception? Initialise()
    {
        try
        {
            RuntimeHelpers.RunClassConstructor(typeof(torch).TypeHandle);
            return null;
        }
        catch (TypeInitializationException exception)
        {
            return exception;
        }
    }
}
