namespace MlNetPlus.Conventions.Tests;

/// <summary>A place that breaks a convention, with all that a reader needs to mend it.</summary>
internal sealed record Offence(string What, string Where, string Got, string Expected, string Remedy)
{
    public override string ToString() => $"{Where}: {What}: got {Got}; expected {Expected}. {Remedy}";
}
