namespace MlNetPlus.Extensibility.Tests;

public sealed class OptionsFaultsTests
{
    [Fact]
    public void ThrowIfAny_NoFault_IsSilent()
    {
        var faults = new OptionsFaults("ClipOptions");
        faults.Check(true, "Maximum", 1, "anything");

        faults.ThrowIfAny();
    }

    [Fact]
    public void ThrowIfAny_OneFault_IsOneLine()
    {
        var faults = new OptionsFaults("ClipOptions");
        faults.Check(false, "Maximum", -1.5, "0 or more");

        var fault = Assert.Throws<ArgumentException>(faults.ThrowIfAny);

        Assert.Equal("ClipOptions.Maximum is -1.5; expected 0 or more.", fault.Message);
    }

    [Fact]
    public void ThrowIfAny_SeveralFaults_ListsAll()
    {
        var faults = new OptionsFaults("ClipOptions");
        faults.Check(false, "Maximum", double.NaN, "a number");
        faults.Check(true, "Minimum", 0, "a number");
        faults.Check(false, "Column", "", "a column name");
        faults.Check(false, "Other", null, "a column name");
        faults.Check(false, "Keys", Array.Empty<string>(), "at least one");

        var fault = Assert.Throws<ArgumentException>(faults.ThrowIfAny);

        Assert.Equal(
            "ClipOptions has 4 faults:\n- Maximum is NaN; expected a number.\n- Column is an empty text; expected a column name.\n" +
            "- Other is null; expected a column name.\n- Keys is empty; expected at least one.",
            fault.Message);
    }
}
