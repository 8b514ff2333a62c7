namespace MlNetPlus.Transforms;

/// <summary>The getter of the output column for one row or cursor.</summary>
internal sealed class FrequencyLookup(KeyReader reader, GroupCounts counts, FrequencyScale scale, float missing)
{
    public void Get(ref float value) => value = reader.Read(out var word) switch
    {
        KeyForm.Word => scale.Of(counts.Narrow.Find(word)),
        KeyForm.Wide => scale.Of(counts.Wide.Find(new UInt128(reader.High, word))),
        KeyForm.Bytes => scale.Of(counts.Long.Find(reader.Bytes)),
        _ => missing,
    };
}
