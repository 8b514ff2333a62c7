using System.Runtime.InteropServices;

namespace MlNetPlus.Torch.Tests;

/// <summary>Stands in for the <see cref="ExternalException"/> that TorchSharp throws, which only the runtime is to make.</summary>
#pragma warning disable CA1032 // the one constructor that the tests use
internal sealed class NativeFaultException(string message) : ExternalException(message);
