namespace MlNetPlus.Transforms;

/// <summary>The getter of the output column for one row or cursor.</summary>
internal sealed class FrequencyGetter(FrequencyLookup lookup, KeyReader reader)
{
    public void Get(ref float value)
    {
        var form = reader.Read(out var word);
        value = lookup.Of(form, word, reader);
    }
}
