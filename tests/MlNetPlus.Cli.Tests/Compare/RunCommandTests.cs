namespace MlNetPlus.Cli.Tests;

/// <summary>An option that a mode does not read is refused by name, before anything is done.</summary>
public sealed class RunCommandTests
{
    [Theory]
    [InlineData("--data f.csv --label y --cell 3", "--cell is not read by run --data, which does the whole comparison at once. Leave it out.")]
    [InlineData("--data f.csv --label y --stride 2", "--stride is not read by run --data")]
    [InlineData("--data f.csv --label y --all", "--all is not read by run --data")]
    [InlineData("folder --fit-minutes 5", "--fit-minutes is not read by run FOLDER, which has its settings and its outcomes in the folder. Leave it out.")]
    [InlineData("folder --metric Auc", "--metric is not read by run FOLDER, which")]
    [InlineData("folder --seed 1", "--seed is not read by run FOLDER, which")]
    [InlineData("folder --folds 5", "--folds is not read by run FOLDER, which")]
    [InlineData("folder --label y", "--label is not read by run FOLDER, which")]
    [InlineData("folder --resume kept", "--resume is not read by run FOLDER, which")]
    [InlineData("folder --cell 0 --json r.json", "--json is not read by run FOLDER --cell, which does single cells. Leave it out.")]
    [InlineData("folder --cell 0 --report r.html", "--report is not read by run FOLDER --cell")]
    [InlineData("folder --cell 0 --minutes 5", "--minutes is not read by run FOLDER --cell")]
    [InlineData("folder --all --cell 0", "--cell is not read by run FOLDER --all")]
    [InlineData("folder --stride 2", "--stride is not read by run FOLDER without --cell")]
    [InlineData("folder --predictions", "--predictions needs --json")]
    [InlineData("folder --predictions --report r.json", "--predictions needs --json")]
    public void Run_OptionThatTheModeDoesNotRead_IsNamed(string arguments, string message)
    {
        var run = CommandRun.Of(["compare", "run", .. arguments.Split(' ')]);

        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_CellFromTheEnvironment_RefusesWhatOneCellDoesNotRead()
    {
        Environment.SetEnvironmentVariable("SLURM_ARRAY_TASK_ID", "0");
        try
        {
            var run = CommandRun.Of("compare", "run", "folder", "--json", "r.json");

            Assert.Equal(2, run.Code);
            Assert.Contains("--json is not read by run FOLDER where SLURM_ARRAY_TASK_ID is set, which does single cells unless --all is given.", run.Error, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable("SLURM_ARRAY_TASK_ID", null);
        }
    }

    [Fact]
    public void Merge_PredictionsWithoutJson_IsRefused()
    {
        var run = CommandRun.Of("compare", "merge", "folder", "--predictions");

        Assert.Equal(2, run.Code);
        Assert.Contains("--predictions needs --json", run.Error, StringComparison.Ordinal);
    }
}
