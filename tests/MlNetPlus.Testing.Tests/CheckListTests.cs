using MlNetPlus.Testing.Checks;

namespace MlNetPlus.Testing.Tests;

public sealed class CheckListTests
{
    [Fact]
    public void All_Always_RunsEveryCheckOnceAndRunsFirst()
    {
        IEnumerable<ContractCheck> listed = CheckList.All.Select(entry => entry.Check).Prepend(ContractCheck.Runs);

        Assert.Equal(Enum.GetValues<ContractCheck>(), listed.Order());
    }

    [Fact]
    public void OfTransformOnly_Always_HoldsNothingThatFits() =>
        Assert.Equal(9, CheckList.OfTransformOnly.Count);
}
