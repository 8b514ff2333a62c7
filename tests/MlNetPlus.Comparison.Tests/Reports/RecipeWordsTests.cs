namespace MlNetPlus.Comparison.Tests;

public class RecipeWordsTests
{
    public static TheoryData<Contender, string> Contenders { get; } = new()
    {
        { Contender.FastTree(), "FastTree" },
        { Contender.LightGbm(), "LightGBM" },
        { TestContenders.Score(), "an estimator of the program's own" },
        { Contender.Blend("Both", [Contender.FastTree(), Contender.LightGbm()]), "blend of 0.5 FastTree + 0.5 LightGBM" },
    };

    [Theory]
    [MemberData(nameof(Contenders), DisableDiscoveryEnumeration = true)]
    public void Of_Recipe_NamesNoClass(Contender contender, string expected) => Assert.Equal(expected, RecipeWords.Of(contender.Recipe));
}
