using System.Globalization;
using TorchSharp;

namespace MlNetPlus.Torch;

/// <summary>Turns the name of a device into the device, or says why it cannot.</summary>
public static class TrainingDevice
{
    /// <summary>The name for the first CUDA device if there is one, else the processor.</summary>
    public const string Automatic = "auto";

    /// <summary>The device of a name.</summary>
    /// <param name="name">"auto", "cpu", "mps", "cuda" or "cuda:N".</param>
    /// <returns>The device, which exists.</returns>
    /// <exception cref="ArgumentException">The name is none of these.</exception>
    /// <exception cref="InvalidOperationException">This machine, or the native library that is loaded, has no such device.</exception>
    public static torch.Device Resolve(string name)
    {
        if (!IsWellFormed(name))
            throw new ArgumentException($"Device is '{name}'; expected auto, cpu, mps, cuda or cuda:N.", nameof(name));
        TorchNative.EnsureLoaded();
        var cudaDevices = torch.cuda.is_available() ? torch.cuda.device_count() : 0;
        if (name == Automatic)
            return cudaDevices > 0 ? torch.device("cuda:0") : torch.CPU;
        if (name.StartsWith("cuda", StringComparison.Ordinal) && CudaIndex(name) >= cudaDevices)
            throw new InvalidOperationException(CudaMissing(name, cudaDevices));
        if (name == "mps" && !torch.mps_is_available())
            throw new InvalidOperationException("Device is 'mps', which only Macs with Apple silicon have. Set Device to auto or cpu.");
        return torch.device(name == "cuda" ? "cuda:0" : name);
    }

    internal static bool IsWellFormed(string? name) => name is Automatic or "cpu" or "mps" or "cuda" || CudaIndex(name) >= 0;

    private static int CudaIndex(string? name)
    {
        const string prefix = "cuda:";
        if (name is null || !name.StartsWith(prefix, StringComparison.Ordinal))
            return name == "cuda" ? 0 : -1;
        return int.TryParse(name.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1;
    }

    private static string CudaMissing(string name, int found) => string.Create(
        CultureInfo.InvariantCulture,
        $"Device is '{name}', but torch sees {found} CUDA devices. Set Device to auto or cpu, or reference a CUDA build of libtorch and check the driver.");
}
