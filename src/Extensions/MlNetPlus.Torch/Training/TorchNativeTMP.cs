namespace MlNetPlus.Torch;
internal static class TorchNative { internal static void EnsureLoaded() { } }
