using Microsoft.ML;

namespace MlNetPlus.Extensibility.Tests;

public sealed class CatalogEnvironmentTests
{
    private readonly MLContext _mlContext = new(seed: 42);

    [Fact]
    public void GetEnvironment_FromEachCatalog_IsTheSame()
    {
        var environment = _mlContext.Transforms.GetEnvironment();

        Assert.Same(environment, _mlContext.Data.GetEnvironment());
        Assert.Same(environment, _mlContext.Regression.GetEnvironment());
        Assert.Same(environment, _mlContext.BinaryClassification.Trainers.GetEnvironment());
    }

    [Fact]
    public void GetSeed_GivenAndNotGiven_TellsBoth()
    {
        Assert.Equal(42, _mlContext.Transforms.GetEnvironment().GetSeed());
        Assert.Null(new MLContext().Transforms.GetEnvironment().GetSeed());
    }

    [Fact]
    public void LogInformation_WithBraces_ReachesTheUsersLogUnchanged()
    {
        var lines = new List<LoggingEventArgs>();
        _mlContext.Log += (_, line) => lines.Add(line);

        _mlContext.Transforms.GetEnvironment().LogInformation("Clip", "learnt {0} of {1}");
        _mlContext.Transforms.GetEnvironment().LogWarning("Clip", "5 rows were left out");

        Assert.Contains(lines, line => line.RawMessage == "learnt {0} of {1}" && line.Kind == Microsoft.ML.Runtime.ChannelMessageKind.Info);
        Assert.Contains(lines, line => line.RawMessage == "5 rows were left out" && line.Kind == Microsoft.ML.Runtime.ChannelMessageKind.Warning);
    }
}
