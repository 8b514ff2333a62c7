namespace MlNetPlus.Conventions.Tests;

public sealed class SampleRegionTests
{
    [Fact]
    public void Find_RegionsInside_TheirLinesStayAndTheirMarksGo()
    {
        string[] lines = ["  #region outer", "  a", "  #region inner", "  b", "  #endregion", "", "    c", "  #endregion", "d"];

        Assert.Equal<IEnumerable<string>>(["a", "b", "", "  c"], SampleRegion.Find(lines, "outer"));
    }

    [Fact]
    public void Find_NameThatOnlyStartsTheSame_IsNotIt() => Assert.Null(SampleRegion.Find(["#region outermost", "#endregion"], "outer"));

    [Fact]
    public void Find_RegionThatDoesNotEnd_IsNotIt() => Assert.Null(SampleRegion.Find(["#region outer", "a"], "outer"));
}
