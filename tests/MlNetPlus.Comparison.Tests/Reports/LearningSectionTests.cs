namespace MlNetPlus.Comparison.Tests;

public class LearningSectionTests
{
    [Fact]
    public void Fences_OneCurve_HoldsItsSteepBeginning() => Assert.InRange(0.5, LearningSection.Fences([0.5, 0.8, 0.85, 0.86]).Least, 0.86);

    [Fact]
    public void Fences_OneFitThatLearntNothing_LeavesItOut() => Assert.InRange(LearningSection.Fences([198, 208, 230, 247, 318, 320, 337, 375, 464, 624, 22_395]).Most, 624, 22_000);

    [Fact]
    public void Fences_EqualValues_HoldAll() => Assert.Equal((1, 5), LearningSection.Fences([1, 1, 1, 1, 5]));
}
