namespace MlNetPlus.Testing;

/// <summary>Counts what code allocates on the thread it runs on.</summary>
public static class AllocatedBytes
{
    private const int Runs = 5;

    /// <summary>The fewest bytes that any of several runs allocated.</summary>
    /// <param name="run">Does the same work each time.</param>
    /// <returns>The number of bytes: what the work itself needs. What the first run fills once, such as caches and static fields, is not in it.</returns>
    public static long Of(Action run)
    {
        ArgumentNullException.ThrowIfNull(run);
        long least = long.MaxValue;
        for (int i = 0; i < Runs; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            run();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
