using Microsoft.ML;
using Microsoft.ML.Transforms;

namespace MlNetPlus.Testing.Tests.Faulty;

/// <summary>A mapping that works only in a process that has set it up, as a model that needs registration does.</summary>
[CustomMappingFactoryAttribute(Contract)]
internal sealed class OnlyHere : CustomMappingFactory<OnlyHere.Source, OnlyHere.Result>
{
    public const string Contract = "MlNetPlus.Testing.Tests.OnlyHere";

    public static bool IsSetUp { get; set; }

    public static void Map(Source source, Result result) => result.Out = float.IsNaN(source.Number) ? 0 : source.Number;

    public override Action<Source, Result> GetMapping() =>
        IsSetUp ? Map : throw new InvalidOperationException("planted: not registered in this process");

    public sealed class Source
    {
        public float Number { get; set; }
    }

    public sealed class Result
    {
        public float Out { get; set; }
    }
}
