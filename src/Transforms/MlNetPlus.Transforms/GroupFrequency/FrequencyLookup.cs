namespace MlNetPlus.Transforms;

/// <summary>The getter of the output column for one row or cursor.</summary>
internal sealed class FrequencyLookup(KeyReader reader, GroupCounts counts, FrequencyScale scale, float missing)
{
    public void Get(ref float value) => value = reader.Read(out var word) switch
    {
        KeyForm.Word => scale.Of(counts.Words.Find(word)),
        KeyForm.Bytes => scale.Of(counts.Texts.Find(reader.Bytes)),
        _ => missing,
    };
}
