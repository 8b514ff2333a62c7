namespace MlNetPlus.Transforms;

/// <summary>What <see cref="DateParts.Elapsed"/> counts.</summary>
public enum ElapsedUnit
{
    /// <summary>
    /// Whole seconds, rounded down, as fastai has them. Near 1.7e9, today's Unix time, neighbouring values of Single are
    /// 128 apart: use a later origin or a larger unit where minutes matter.
    /// </summary>
    Second,

    /// <summary>Minutes, with their fraction.</summary>
    Minute,

    /// <summary>Hours, with their fraction.</summary>
    Hour,

    /// <summary>Days, with their fraction.</summary>
    Day,
}
