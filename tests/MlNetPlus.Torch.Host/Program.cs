using System.Runtime.InteropServices;
using MlNetPlus.Torch;
using TorchSharp;

// The child process of the loading tests: a fresh process in which nothing of torch is loaded yet.
// Says whether TorchSharp's library loads by itself here, then loads it our way and calculates with it.
// With the argument "early", TorchSharp is used before that.
foreach (var library in (string[])["c10", "torch_cpu", "torch"])
    NativeLibrary.TryLoad(library, typeof(torch).Assembly, null, out _);
Console.WriteLine($"plain: {NativeLibrary.TryLoad("LibTorchSharp", typeof(torch).Assembly, null, out _)}");

if (args is ["early"])
{
    try
    {
        torch.ones(1).Dispose();
    }
    catch (TypeInitializationException)
    {
        // As on any system where TorchSharp's library does not load by itself.
    }

    try
    {
        TorchNative.EnsureLoaded();
        Console.WriteLine("failure: ");
    }
    catch (TorchNotLoadedException exception)
    {
        Console.WriteLine($"failure: {exception.Failure}");
    }

    return 0;
}

Parallel.For(0, 8, _ => TorchNative.EnsureLoaded());

using var left = torch.tensor([1f, 2, 3, 4], [2, 2]);
using var right = torch.tensor([5f, 6, 7, 8], [2, 2]);
using var product = left.matmul(right);
Console.WriteLine($"product: {string.Join(' ', product.data<float>().ToArray())}");
return 0;
