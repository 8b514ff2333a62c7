using MlNetPlus.Comparison;

namespace MlNetPlus.Cli;

/// <summary>The contenders by the names of the command line.</summary>
internal static class ContenderNames
{
    private static readonly Dictionary<string, Func<Contender>> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["forest"] = Contender.RandomForest,
        ["lightgbm"] = Contender.LightGbm,
        ["fasttree"] = Contender.FastTree,
        ["linear"] = Contender.Linear,
    };

    public static IReadOnlyList<string> All => [.. Known.Keys];

    /// <exception cref="ArgumentException">The name is not known.</exception>
    public static Contender Find(string name) => Known.TryGetValue(name, out var make)
        ? make()
        : throw new ArgumentException($"No contender is named '{name}'; expected some of {string.Join(", ", All)}.", nameof(name));
}
