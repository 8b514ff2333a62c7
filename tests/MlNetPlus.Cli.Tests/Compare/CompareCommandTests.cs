namespace MlNetPlus.Cli.Tests;

public sealed class CompareCommandTests : IDisposable
{
    private readonly CommandFolder _folder = new();

    private string Plan => _folder.In("shared");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void PlanRunMerge_CellByCell_GiveTheNumbersOfOneMachine()
    {
        string[] what = ["--data", CommandFolder.Titanic, "--label", "Survived", "--ignore", "PassengerId", "--contenders", "forest,linear", "--folds", "3"];
        var whole = CommandRun.Of(["compare", "run", .. what, "--json", _folder.In("whole.json"), "--predictions"]);
        Assert.Equal((0, ""), (whole.Code, whole.Error));

        var planned = CommandRun.Of(["compare", "plan", .. what, "--out", Plan]);
        Assert.Equal((0, ""), (planned.Code, planned.Error));
        Assert.StartsWith("Binary of 'Survived': 2 contenders x 3 folds x 1 repeats = 6 cells", planned.Output, StringComparison.Ordinal);
        Assert.Contains("Name (frequency, ", planned.Output, StringComparison.Ordinal);
        Assert.Contains("Sex (one-hot, 2)", planned.Output, StringComparison.Ordinal);
        Assert.Contains("left out: PassengerId", planned.Output, StringComparison.Ordinal);
        foreach (var cell in (string[])["5", "0", "3", "1", "4", "2"])
            Assert.Equal(0, CommandRun.Of("compare", "run", Plan, "--cell", cell).Code);
        var merged = CommandRun.Of("compare", "merge", Plan, "--json", _folder.In("merged.json"), "--predictions");

        Assert.Equal((0, ""), (merged.Code, merged.Error));
        Assert.Equal(CommandFolder.Numbers(_folder.In("whole.json")), CommandFolder.Numbers(_folder.In("merged.json")));
        Assert.Contains("Random forest", merged.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Merge_CellsMissing_NamesThemAndEndsWith3()
    {
        PlanSmall();
        CommandRun.Of("compare", "run", Plan, "--cell", "1");

        var merged = CommandRun.Of("compare", "merge", Plan);

        Assert.Equal(3, merged.Code);
        Assert.Equal("""
            3 of 4 cells are missing:
              0: Linear, fold 1 of repeat 1
              2: Linear, fold 3 of repeat 1
              3: Linear, fold 4 of repeat 1
            Run them again, e.g.: sbatch --array=0,2-3 slurm-array.sh

            """, merged.Error);
    }

    [Theory]
    [InlineData("SLURM_ARRAY_TASK_ID")]
    [InlineData("JOB_COMPLETION_INDEX")]
    public void Run_WithoutCell_TakesItFromTheEnvironment(string variable)
    {
        PlanSmall();
        Environment.SetEnvironmentVariable(variable, "2");
        try
        {
            Assert.Equal("cell 2: Linear, fold 3 of repeat 1: done\n", CommandRun.Of("compare", "run", Plan).Output);
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    [Fact]
    public void Run_VariableIsNoNumber_SaysSo() => Assert.Equal(
        "SLURM_ARRAY_TASK_ID is 'x'; expected the number of a cell. Give --cell, or --all to run every cell here.",
        Assert.Throws<ArgumentException>(() => CellNumber.FromEnvironment(_ => "x")).Message);

    [Fact]
    public void Run_Stride_DoesEveryCellOnce()
    {
        PlanSmall("--tasks", "3");

        Assert.Equal(
            "cell 0: Linear, fold 1 of repeat 1: done\ncell 3: Linear, fold 4 of repeat 1: done\n",
            CommandRun.Of("compare", "run", Plan, "--cell", "0", "--stride", "3").Output);
        Assert.Contains("#SBATCH --array=0-2\n", File.ReadAllText(Path.Combine(Plan, "slurm-array.sh")), StringComparison.Ordinal);
        Assert.Contains($"compare run \"{Plan}\" --stride 3\n", File.ReadAllText(Path.Combine(Plan, "slurm-array.sh")), StringComparison.Ordinal);
        Assert.Contains("completions: 3\n", File.ReadAllText(Path.Combine(Plan, "kubernetes-job.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_All_GoesOnWithTheCellsThatAreThere()
    {
        PlanSmall();
        CommandRun.Of("compare", "run", Plan, "--cell", "1");

        var all = CommandRun.Of("compare", "run", Plan);

        Assert.Equal(0, all.Code);
        Assert.Contains("Resumed: 1 fits were read from", all.Output, StringComparison.Ordinal);
        Assert.Equal(0, CommandRun.Of("compare", "merge", Plan).Code);
    }

    [Fact]
    public void Run_NoSuchCell_EndsWith1AndNamesTheRange()
    {
        PlanSmall();

        var run = CommandRun.Of("compare", "run", Plan, "--cell", "4");

        Assert.Equal(1, run.Code);
        Assert.StartsWith("There is no cell 4; expected 0 to 3.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_DataChangedAfterThePlan_IsRefused()
    {
        PlanSmall();
        File.AppendAllText(Path.Combine(Plan, "data.csv"), "yes,1,k0,2024-02-01\n");

        var run = CommandRun.Of("compare", "run", Plan, "--cell", "0");

        Assert.Equal(1, run.Code);
        Assert.Contains("is of another comparison. There: rows = 60; ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_DataMovedWithTheFolder_GoesOn()
    {
        PlanSmall();
        CommandRun.Of("compare", "run", Plan, "--cell", "0");
        Directory.Move(Plan, _folder.In("elsewhere"));

        Assert.Equal(0, CommandRun.Of("compare", "run", _folder.In("elsewhere")).Code);
    }

    [Fact]
    public void Run_ResumeFolder_KeepsTheFits()
    {
        string[] what = ["compare", "run", "--data", _folder.WriteTable(), "--label", "y", "--contenders", "linear", "--resume", _folder.In("kept")];

        Assert.Equal(0, CommandRun.Of(what).Code);

        Assert.Contains("Resumed: 5 fits were read from", CommandRun.Of(what).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FitMinutes_EndsWhatTakesLonger()
    {
        string[] what = ["compare", "run", "--data", _folder.WriteTable(), "--label", "y", "--contenders", "linear", "--fit-minutes"];

        var words = CommandRun.Of([.. what, "0.0001"]).Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("It was still at work after 00:00:00.0060000, the limit", string.Join(' ', words), StringComparison.Ordinal);
        Assert.DoesNotContain("failed", CommandRun.Of([.. what, "5"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_JsonCannotBeWritten_IsToldBeforeTraining()
    {
        var run = CommandRun.Of("compare", "run", "--data", _folder.WriteTable(), "--label", "y", "--json", _folder.In("table.csv", "x.json"));

        Assert.Equal(1, run.Code);
        Assert.Contains("Nothing was trained yet.", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("compare", "run")]
    [InlineData("compare", "run", "folder", "--data", "x.csv", "--label", "y")]
    [InlineData("compare", "run", "folder", "--cell", "-1")]
    [InlineData("compare", "plan", "--data", "x.csv", "--label", "y")]
    [InlineData("compare", "plan", "--data", "x.csv", "--out", "o")]
    [InlineData("compare", "run", "--data", "x.csv", "--label", "y", "--fit-minutes", "0")]
    [InlineData("compare", "merge")]
    [InlineData("compare", "nonsense")]
    public void Run_WrongUsage_EndsWith2(params string[] arguments)
    {
        var run = CommandRun.Of(arguments);

        Assert.Equal(2, run.Code);
        Assert.NotEmpty(run.Error);
    }

    [Theory]
    [InlineData("--label z", "--label 'z' is no column; the file has 'y', 'n', 'kind', 'day'.")]
    [InlineData("--label y --contenders linear,oracle", "No contender is named 'oracle'; expected some of forest, lightgbm, fasttree, linear.")]
    [InlineData("--label y --ignore kind --text kind", "--text names 'kind', which another option has as ignore; expected it once.")]
    [InlineData("--label y --ignore n,kind,day", "is left to predict 'y' from.")]
    [InlineData("--label y --ignore y", "--label 'y' is left out or has no value at all")]
    [InlineData("--label y --folds 1", "ComparisonOptions.Folds is 1; expected at least 2.")]
    [InlineData("--label y --metric MacroF1", "ComparisonOptions.Metric is MacroF1; expected one of")]
    public void Run_BadSettings_AreNamed(string settings, string message)
    {
        var run = CommandRun.Of(["compare", "run", "--data", _folder.WriteTable(), .. settings.Split(' ')]);

        Assert.Equal(1, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FolderWithoutPlan_SaysHowToMakeOne()
    {
        var run = CommandRun.Of("compare", "run", _folder.Root);

        Assert.Equal(1, run.Code);
        Assert.StartsWith($"'{_folder.Root}' has no plan.json; expected a folder made by: mlnetplus compare plan", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_OtherPlanInTheFolder_IsRefused()
    {
        PlanSmall();

        var second = CommandRun.Of("compare", "plan", "--data", _folder.In("table.csv"), "--label", "y", "--out", Plan);

        Assert.Equal(1, second.Code);
        Assert.Contains("has another plan already", second.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind", "Multiclass")]
    [InlineData("n", "Regression")]
    public void Run_OtherTasks_AreInferred(string label, string task)
    {
        var table = _folder.Write("full.csv", File.ReadAllText(_folder.WriteTable()).Replace(",,", ",9,", StringComparison.Ordinal));

        var run = CommandRun.Of("compare", "run", "--data", table, "--label", label, "--contenders", "linear", "--json", _folder.In("r.json"));

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains($"\"task\": \"{task.ToLowerInvariant()}\"", File.ReadAllText(_folder.In("r.json")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--group kind --folds 3", "group")]
    [InlineData("--time day", "time")]
    public void Run_GroupOrTime_ImpliesTheSplit(string option, string split)
    {
        var run = CommandRun.Of(["compare", "run", "--data", _folder.WriteTable(), "--label", "y", "--contenders", "linear", "--json", _folder.In("r.json"), .. option.Split(' ')]);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains($"\"split\": \"{split}\"", File.ReadAllText(_folder.In("r.json")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("compare --help", "plan")]
    [InlineData("compare run --help", "--cell")]
    [InlineData("compare plan --help", "--contenders")]
    public void Help_EndsWith0(string line, string shows)
    {
        var run = CommandRun.Of(line.Split(' '));

        Assert.Equal(0, run.Code);
        Assert.Contains(shows, run.Output, StringComparison.Ordinal);
    }

    private void PlanSmall(params string[] more)
    {
        var run = CommandRun.Of(["compare", "plan", "--data", _folder.WriteTable(), "--label", "y", "--contenders", "linear", "--folds", "4", "--out", Plan, .. more]);
        Assert.Equal((0, ""), (run.Code, run.Error));
    }
}
