namespace MlNetPlus.Comparison;

/// <summary>
/// Samples the process's working set while something runs. The heap is collected and given back first, so that what earlier
/// fits left behind does not hide what this one needs.
/// </summary>
internal sealed class MemoryWatch : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _sampler;
    private readonly long _start;
    private long _peak;

    public MemoryWatch()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        _start = _peak = Environment.WorkingSet;
        _sampler = new Thread(Sample) { IsBackground = true, Name = "memory watch" };
        _sampler.Start();
    }

    /// <summary>Ends the watch.</summary>
    /// <returns>How far the working set grew.</returns>
    public long Stop()
    {
        _stop.Set();
        _sampler.Join();
        return Math.Max(_peak, Environment.WorkingSet) - _start;
    }

    public void Dispose()
    {
        _stop.Set();
        _sampler.Join();
        _stop.Dispose();
    }

    private void Sample()
    {
        while (!_stop.Wait(Interval))
            _peak = Math.Max(_peak, Environment.WorkingSet);
    }
}
