namespace MlNetPlus.Transforms;

/// <summary>What the parts of one input column need beside its dates.</summary>
/// <param name="Elapsed">Origin and unit of Elapsed.</param>
/// <param name="Holidays">The holidays, where a calendar was given.</param>
internal sealed record DatePartContext(ElapsedTime Elapsed, HolidayDistances? Holidays);
