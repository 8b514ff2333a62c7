namespace MlNetPlus.Transforms;

/// <summary>Looks up the frequencies of keys. Immutable.</summary>
/// <param name="Counts">What was counted.</param>
/// <param name="Scale">What to make of a count.</param>
/// <param name="Missing">For a row without a key.</param>
internal sealed record FrequencyLookup(GroupCounts Counts, FrequencyScale Scale, float Missing)
{
    /// <summary>The frequency of the key that a reader has just read.</summary>
    public float Of(KeyForm form, ulong word, KeyReader reader) => form switch
    {
        KeyForm.Word => Scale.Of(Counts.Narrow.Find(word)),
        KeyForm.Wide => Scale.Of(Counts.Wide.Find(new UInt128(reader.High, word))),
        KeyForm.Bytes => Scale.Of(Counts.Long.Find(reader.Bytes)),
        _ => Missing,
    };

    /// <summary>The frequency of a key of a block.</summary>
    public float Of(KeyBlock keys, int slot) => keys.FormAt(slot) switch
    {
        KeyForm.Word => Scale.Of(Counts.Narrow.Find(keys.NarrowAt(slot))),
        KeyForm.Wide => Scale.Of(Counts.Wide.Find(keys.WideAt(slot))),
        KeyForm.Bytes => Scale.Of(Counts.Long.Find(keys.BytesAt(slot), keys.HashAt(slot))),
        _ => Missing,
    };
}
