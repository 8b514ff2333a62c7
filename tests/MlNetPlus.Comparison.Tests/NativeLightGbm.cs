using System.Runtime.InteropServices;
using Microsoft.ML.Trainers.LightGbm;

namespace MlNetPlus.Comparison.Tests;

/// <summary>LightGBM's native library needs OpenMP, which a bare Linux lacks.</summary>
internal static class NativeLightGbm
{
    private static readonly bool Loads = NativeLibrary.TryLoad("lib_lightgbm", typeof(LightGbmBinaryTrainer).Assembly, null, out _);

    public static void SkipUnlessItLoads() => Assert.SkipUnless(Loads, "LightGBM's native library does not load here: apt-get install libgomp1");
}
