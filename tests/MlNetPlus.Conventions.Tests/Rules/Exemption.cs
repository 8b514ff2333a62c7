namespace MlNetPlus.Conventions.Tests;

/// <summary>A file that a rule leaves alone, and why.</summary>
internal sealed record Exemption(string Path, string Reason);
