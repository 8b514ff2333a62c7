using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace MlNetPlus.Comparison.Tests;

/// <summary>Contenders that cost nothing.</summary>
internal static class TestContenders
{
    /// <summary>The column X is its score; no probabilities.</summary>
    public static Contender Score(string name = "x") => Contender.Of(name, context => context.Transforms.CopyColumns("Score", "X"));

    public static Contender Mapped(string name, Action<In, Out> map) => Contender.Of(name, context => context.Transforms.CustomMapping(map, contractName: null));

    public static Contender Throwing(string name, string message) => Contender.Of(name, _ => throw new InvalidOperationException(message));

    public sealed class In
    {
        public float X { get; set; }
    }

    public sealed class Probable
    {
        public float Probability { get; set; }
    }

    public sealed class Out
    {
        public float Score { get; set; }
    }
}
