using System.Text.Json;

namespace MlNetPlus.Cleaning.Tests;

public sealed class ConfidentLearningTests
{
    private static readonly JsonElement Golden = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "confident_learning.json"))).RootElement;

    private readonly ConfidentLearning _learning = new(Read<float[][]>("probabilities"), Read<int[]>("labels"), classes: 4);

    [Fact]
    public void Thresholds_AgainstReference_AreEqual() =>
        Assert.All(Read<double[]>("thresholds").Zip(_learning.Thresholds), pair => Assert.Equal(pair.First, pair.Second, 1e-9));

    [Fact]
    public void Tables_AgainstReference_AreEqual()
    {
        Assert.Equal(Read<long[][]>("joint"), _learning.Joint);
        Assert.Equal(Read<long[][]>("confusion"), _learning.Confusion);
    }

    [Theory]
    [InlineData(LabelIssueFilter.PruneByNoiseRate, "pruneByNoiseRate")]
    [InlineData(LabelIssueFilter.PruneByClass, "pruneByClass")]
    [InlineData(LabelIssueFilter.Both, "both")]
    public void Find_AgainstReference_NamesTheSameRows(LabelIssueFilter filter, string reference) =>
        Assert.Equal(Read<int[]>(reference), _learning.Find(filter));

    private static T Read<T>(string name) => Golden.GetProperty(name).Deserialize<T>()!;
}
