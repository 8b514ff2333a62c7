namespace MlNetPlus.Torch.Tests;

/// <summary>A system's loader that has some libraries, refuses others with a given text, and notes what it was asked for.</summary>
internal sealed class FakeLibraries(params string[] present) : INativeLibraries
{
    public Dictionary<string, string> Faults { get; } = new(StringComparer.Ordinal);

    public Exception? EarlierFailure { get; init; }

    public List<string> Asked { get; } = [];

    public string? Load(string nameOrPath)
    {
        Asked.Add(nameOrPath);
        if (Faults.TryGetValue(nameOrPath, out var fault))
            return fault;
        return Array.IndexOf(present, nameOrPath) >= 0 ? null : $"lib{nameOrPath}.so: cannot open shared object file: No such file or directory";
    }

    public Exception? Initialise() => EarlierFailure;
}
