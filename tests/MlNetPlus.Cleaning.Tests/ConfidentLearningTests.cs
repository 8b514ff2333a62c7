using System.Text.Json;

namespace MlNetPlus.Cleaning.Tests;

public sealed class ConfidentLearningTests
{
    private static readonly JsonElement Golden = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "confident_learning.json"))).RootElement;

    public static TheoryData<string, LabelIssueFilter> DataAndFilters { get; } = new MatrixTheoryData<string, LabelIssueFilter>(["easy", "hard"], Enum.GetValues<LabelIssueFilter>());

    [Theory]
    [InlineData("easy")]
    [InlineData("hard")]
    public void Thresholds_AgainstReference_AreEqual(string data) =>
        Assert.All(Read<double[]>(data, "thresholds").Zip(Learn(data).Thresholds), pair => Assert.Equal(pair.First, pair.Second, 1e-9)); // sums of doubles in another order

    [Theory]
    [InlineData("easy")]
    [InlineData("hard")]
    public void Tables_AgainstReference_AreEqual(string data)
    {
        var learning = Learn(data);

        Assert.Equal(Read<long[][]>(data, "joint"), learning.Joint);
        Assert.Equal(Read<long[][]>(data, "confusion"), learning.Confusion);
    }

    [Theory]
    [MemberData(nameof(DataAndFilters))]
    public void Find_AgainstReference_NamesTheSameRows(string data, LabelIssueFilter filter) =>
        Assert.Equal(Read<int[]>(data, JsonNamingPolicy.CamelCase.ConvertName(filter.ToString())), Learn(data).Find(filter));

    [Fact]
    public void Joint_EqualProbabilities_ReachTheirMean()
    {
        // the mean of ten times 0.7f is above 0.7f by rounding
        var learning = new ConfidentLearning([.. Enumerable.Repeat(new[] { 0.7f, 0.3f }, 10)], [.. Enumerable.Repeat(0, 10)], classes: 2);

        Assert.Equal([10, 0], learning.Joint[0]);
        Assert.Equal([double.NaN], learning.Thresholds.Skip(1));
    }

    private static ConfidentLearning Learn(string data) => new(Read<float[][]>(data, "probabilities"), Read<int[]>(data, "labels"), Read<double[]>(data, "thresholds").Length);

    private static T Read<T>(string data, string name) => Golden.GetProperty(data).GetProperty(name).Deserialize<T>()!;
}
