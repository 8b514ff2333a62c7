namespace MlNetPlus.Transforms;

/// <summary>Turns the number of rows that share a key into the value of the output column.</summary>
/// <param name="Value">What to make of the number.</param>
/// <param name="Unseen">For a key that no row has, or fewer than <paramref name="Minimum"/>.</param>
/// <param name="Minimum">The smallest number that counts.</param>
/// <param name="Total">How many rows were counted.</param>
/// <param name="Less">What to take off the number and the total: 1 when the row in hand is one of those counted.</param>
internal sealed record FrequencyScale(FrequencyValue Value, float Unseen, int Minimum, long Total, int Less)
{
    public float Of(long rows)
    {
        rows -= Less;
        if (rows < Minimum)
            return Unseen;

        return Value switch
        {
            FrequencyValue.Share => (float)((double)rows / (Total - Less)),
            FrequencyValue.Log1p => (float)Math.Log(1.0 + rows),
            _ => rows,
        };
    }
}
