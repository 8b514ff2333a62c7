namespace MlNetPlus.Comparison.Tests;

public class StandingTests
{
    [Fact]
    public void Describe_TiedAndBeaten_NamesThoseThatCannotBeToldApart() =>
        Assert.Equal("Forest, Boosting and Linear can't be told apart on this data.", Standing.Describe([Row("Forest", true), Row("Boosting", true), Row("Linear", true), Row("Dummy", false)]));

    [Fact]
    public void Describe_NobodyTied_SaysThatTheFirstIsBetter() =>
        Assert.Equal("Forest is better than Linear and Dummy on this data.", Standing.Describe([Row("Forest", true), Row("Linear", false), Row("Dummy", false)]));

    [Fact]
    public void Describe_OneComparable_SaysNothing() =>
        Assert.Null(Standing.Describe([Row("Forest", true), Row("Linear", false) with { Status = ContenderStatus.Incomplete }, Row("Broken", false) with { Status = ContenderStatus.Failed }]));

    private static LeaderboardRow Row(string name, bool tied) =>
        new(1, name, ContenderStatus.Complete, new Dictionary<ComparisonMetric, MetricSummary>(), 10, 10, 1, 1, tied, []);
}
