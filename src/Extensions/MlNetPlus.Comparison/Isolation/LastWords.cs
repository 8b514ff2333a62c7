namespace MlNetPlus.Comparison;

/// <summary>The first and the last lines that a process wrote: a crash names its cause before the stack, a library after its banner.</summary>
internal sealed class LastWords
{
    private const int First = 4;
    private const int Last = 4;

    private readonly Lock _lock = new();
    private readonly List<string> _first = [];
    private readonly Queue<string> _last = [];
    private bool _leftOut;

    public void Hear(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        lock (_lock)
        {
            if (_first.Count < First)
            {
                _first.Add(line.Trim());
                return;
            }

            _last.Enqueue(line.Trim());
            if (_last.Count > Last)
            {
                _last.Dequeue();
                _leftOut = true;
            }
        }
    }

    /// <returns>A sentence to append, or nothing.</returns>
    public override string ToString()
    {
        lock (_lock)
        {
            IEnumerable<string> lines = [.. _first, .. _leftOut ? ["…"] : Array.Empty<string>(), .. _last];
            return _first.Count == 0 ? string.Empty : $" It wrote: {string.Join(" | ", lines)}";
        }
    }
}
