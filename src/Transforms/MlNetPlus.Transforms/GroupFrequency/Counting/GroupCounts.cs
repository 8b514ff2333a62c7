namespace MlNetPlus.Transforms;

/// <summary>How many rows have each key, and how many have none. Not thread-safe while rows are added.</summary>
internal sealed class GroupCounts
{
    /// <summary>The keys that fit one word.</summary>
    public FixedCounts<ulong, NarrowLine> Narrow { get; init; } = new();

    /// <summary>The keys that fit two words.</summary>
    public FixedCounts<UInt128, WideLine> Wide { get; init; } = new();

    /// <summary>The keys that need more.</summary>
    public BytesCounts Long { get; init; } = new();

    /// <summary>How many different keys there are.</summary>
    public int Count => Narrow.Count + Wide.Count + Long.Count;

    /// <summary>How many rows have a key.</summary>
    public long KeyedRows { get; set; }

    /// <summary>How many rows have none.</summary>
    public long MissingRows { get; set; }

    /// <summary>Counts the first <paramref name="rows"/> keys of a block.</summary>
    public void Add(KeyBlock keys, int rows)
    {
        keys.PrefetchLong(rows, Long);
        var missing = 0;
        for (var slot = 0; slot < rows; slot++)
        {
            switch (keys.FormAt(slot))
            {
                case KeyForm.Word:
                    Narrow.Add(keys.NarrowAt(slot), 1);
                    break;
                case KeyForm.Wide:
                    Wide.Add(keys.WideAt(slot), 1);
                    break;
                case KeyForm.Bytes:
                    Long.Add(keys.BytesAt(slot), keys.HashAt(slot), 1);
                    break;
                default:
                    missing++;
                    break;
            }
        }

        MissingRows += missing;
        KeyedRows += rows - missing;
    }

    /// <summary>The same rows, with only the keys that at least so many of them have.</summary>
    public GroupCounts Compact(int minimum) => new()
    {
        Narrow = Narrow.Compact((uint)minimum),
        Wide = Wide.Compact((uint)minimum),
        Long = Long.Compact((uint)minimum),
        KeyedRows = KeyedRows,
        MissingRows = MissingRows,
    };
}
