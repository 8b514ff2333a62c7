using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace MlNetPlus.Benchmarks;

/// <summary>
/// One call reads millions of rows and takes a second or so: a few calls are enough, and the median of them is reported
/// because the machine is shared. In one process, so that the data is made once.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class LongRowsJobAttribute : Attribute, IConfigSource
{
    public IConfig Config { get; } = ManualConfig.CreateEmpty().AddJob(
        Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithInvocationCount(1).WithUnrollFactor(1).WithWarmupCount(2).WithIterationCount(7));
}
