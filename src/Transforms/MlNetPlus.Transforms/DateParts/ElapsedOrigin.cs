namespace MlNetPlus.Transforms;

/// <summary>Where <see cref="DateParts.Elapsed"/> counts from. Immutable.</summary>
public sealed class ElapsedOrigin
{
    private readonly string _words;

    private ElapsedOrigin(string words, long? utcTicks)
    {
        _words = words;
        UtcTicks = utcTicks;
    }

    /// <summary>1970-01-01 00:00 UTC, as fastai and pandas count.</summary>
    public static ElapsedOrigin UnixEpoch { get; } = new(nameof(UnixEpoch), DateTime.UnixEpoch.Ticks);

    /// <summary>
    /// The earliest date of each input column, found by <c>Fit</c>, which then reads the data once. Where a column has no
    /// date at all, <see cref="UnixEpoch"/>, with a warning in the log.
    /// </summary>
    public static ElapsedOrigin FittedMinimum { get; } = new(nameof(FittedMinimum), null);

    /// <summary>The origin in ticks of UTC, or <see langword="null"/> for the fitted minimum.</summary>
    internal long? UtcTicks { get; }

    /// <summary>A given instant.</summary>
    /// <param name="instant">The instant. Dates without a time zone are counted as if they were UTC.</param>
    /// <returns>The origin.</returns>
    public static ElapsedOrigin At(DateTimeOffset instant) => new(instant.ToUniversalTime().ToString("u", null), instant.UtcTicks);

    /// <summary>Midnight UTC of a given day.</summary>
    /// <param name="date">The day.</param>
    /// <returns>The origin.</returns>
    public static ElapsedOrigin At(DateOnly date) => At(new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));

    /// <summary>The origin in words.</summary>
    /// <returns>The name of the origin, or the instant.</returns>
    public override string ToString() => _words;
}
