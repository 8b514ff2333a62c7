namespace MlNetPlus.Comparison.Tests;

public class StandingTests
{
    [Fact]
    public void Describe_TiedAndBeaten_NamesThoseThatCannotBeToldApart() => Assert.Equal(
        "Forest, Boosting and Linear can't be told apart on this data.",
        Describe(Row("Forest"), Row("Boosting", ComparisonVerdict.PracticallyEquivalent), Row("Linear", ComparisonVerdict.NoDetectableDifference), Row("Dummy", ComparisonVerdict.FirstIsBetter)));

    [Fact]
    public void Describe_NobodyTied_SaysThatTheFirstIsBetter() => Assert.Equal(
        "Forest is better than Linear and Dummy on this data.",
        Describe(Row("Forest"), Row("Linear", ComparisonVerdict.FirstIsBetter), Row("Dummy", ComparisonVerdict.FirstIsBetter)));

    [Fact]
    public void Describe_NotTestable_IsNotCalledBeaten()
    {
        Assert.Equal("Linear could not be tested against Forest.", Describe(Row("Forest"), Row("Linear", ComparisonVerdict.NotTestable)));
        Assert.Equal(
            "Forest is better than Dummy on this data. Linear could not be tested against Forest.",
            Describe(Row("Forest"), Row("Linear", ComparisonVerdict.NotTestable), Row("Dummy", ComparisonVerdict.FirstIsBetter)));
    }

    [Fact]
    public void Describe_SecondIsBetterOnCommonFolds_SaysSo() => Assert.Equal(
        "Linear did better than Forest on the folds where both have a value.",
        Describe(Row("Forest"), Row("Linear", ComparisonVerdict.SecondIsBetter)));

    [Fact]
    public void Describe_OneComparable_SaysNothing() => Assert.Null(Describe(
        Row("Forest"), Row("Linear", ComparisonVerdict.FirstIsBetter, ContenderStatus.Incomplete), Row("Broken", ComparisonVerdict.NotTestable, ContenderStatus.Failed)));

    /// <summary>The verdicts are those against the first contender.</summary>
    private static string? Describe(params (LeaderboardRow Row, ComparisonVerdict Verdict)[] contenders)
    {
        PairwiseDifference Pair(string other, ComparisonVerdict verdict) =>
            new(contenders[0].Row.Contender, other, 5, 0.1, 0, 0.2, 0.5, 0.5, 0.01, 0, 0, 1, verdict);
        return Standing.Describe([.. contenders.Select(one => one.Row)], [.. contenders.Skip(1).Select(one => Pair(one.Row.Contender, one.Verdict))]);
    }

    private static (LeaderboardRow Row, ComparisonVerdict Verdict) Row(string name, ComparisonVerdict verdict = default, ContenderStatus status = ContenderStatus.Complete) =>
        (new(1, name, status, new Dictionary<ComparisonMetric, MetricSummary>(), 10, 10, 1, 1, false, []), verdict);
}
