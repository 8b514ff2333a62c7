using System.Diagnostics;
using System.Globalization;
using Microsoft.ML;

namespace MlNetPlus.Comparison.Tests;

public sealed class IsolatedTests : IDisposable
{
    private const string FolderVariable = "MLNETPLUS_TEST_ISOLATED";
    private static readonly TimeSpan Ample = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();
    private readonly MLContext _context = new(1);

    private enum Column
    {
        X,
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Compare_BuiltInIsolated_GivesTheNumbersOfThisProcess()
    {
        Contender[] contenders = [Contender.Linear(), Contender.FastTree(), Contender.RandomForest()];

        var here = Compare(contenders);
        var elsewhere = Compare([.. contenders.Select(contender => contender.Isolated(Ample))]);

        Assert.Empty(elsewhere.Failures);
        Assert.Equal(ResultNumbers.Of(here), ResultNumbers.Of(elsewhere));
    }

    [Theory]
    [InlineData(ComparisonTask.Multiclass, "Kind")]
    [InlineData(ComparisonTask.Regression, "Amount")]
    public void Compare_OtherTasksIsolated_GiveTheNumbersOfThisProcess(ComparisonTask task, string label)
    {
        var here = Run(Contender.Linear());
        var elsewhere = Run(Contender.Linear().Isolated(Ample));

        Assert.Empty(elsewhere.Failures);
        Assert.Equal(ResultNumbers.Of(here), ResultNumbers.Of(elsewhere));

        ComparisonResult Run(Contender contender)
        {
            var options = new ComparisonOptions { LabelColumnName = label, Contenders = [contender], Folds = 3 };
            var data = TestRows.View(_context, withGaps: true);
            return task == ComparisonTask.Multiclass ? _context.MulticlassClassification.Compare(data, options) : _context.Regression.Compare(data, options);
        }
    }

    [Fact]
    public void Compare_FunctionWithCapturedValues_HasThemInTheOtherProcess()
    {
        var result = Compare([CapturingValues().Isolated(Ample)]);

        Assert.Empty(result.Failures);
        var rows = TestRows.Make();
        Assert.All(result.OutOfFold[0].Predictions(), prediction => Assert.Equal(rows[prediction.Row].X, prediction.Scores[0]));
    }

    [Fact]
    public void Compare_ThresholdsIsolated_GiveTheNumbersOfThisProcess()
    {
        var here = Compare([Contender.Linear().WithTunedThreshold(folds: 3), Contender.Linear().WithThreshold(0.3)]);
        var elsewhere = Compare([Contender.Linear().WithTunedThreshold(folds: 3).Isolated(Ample), Contender.Linear().Isolated(Ample).WithThreshold(0.6).WithThreshold(0.3, "Linear, threshold 0.3")]);

        Assert.Empty(elsewhere.Failures);
        Assert.Equal(ResultNumbers.Of(here), ResultNumbers.Of(elsewhere));
    }

    /// <summary>A calibration and a threshold go over to the process, and so do the groups that inner folds may not part.</summary>
    [Fact]
    public void Compare_CalibratedIsolated_GivesTheNumbersOfThisProcess()
    {
        ComparisonResult CompareGroups(Contender contender) => _context.BinaryClassification.Compare(TestRows.View(_context), new ComparisonOptions
        {
            LabelColumnName = "IsHigh",
            Contenders = [contender],
            Folds = 2,
            Split = ComparisonSplit.Group,
            GroupColumnName = "Group",
        });
        var contender = Contender.Linear().Calibrated(CalibrationMethod.Isotonic, folds: 3).WithThreshold(0.4);

        var elsewhere = CompareGroups(contender.Isolated(Ample));

        Assert.Empty(elsewhere.Failures);
        Assert.Equal(ResultNumbers.Of(CompareGroups(contender)), ResultNumbers.Of(elsewhere));
    }

    [Theory]
    [InlineData("Linear")]
    [InlineData("of all columns")]
    public void Compare_FeaturesThatDropTheRowColumnIsolated_GivesTheNumbersOfThisProcess(string name)
    {
        ComparisonResult CompareGroups(Contender contender) => _context.BinaryClassification.Compare(TestRows.View(_context), new ComparisonOptions
        {
            LabelColumnName = "IsHigh",
            Features = _context.Transforms.SelectColumns("Features", "IsHigh"),
            Contenders = [contender],
            Folds = 2,
            Split = ComparisonSplit.Group,
            GroupColumnName = "Group",
        });
        var contender = name == "Linear"
            ? Contender.Linear().WithTunedThreshold(ComparisonMetric.Accuracy, folds: 3)
            : Contender.Of(name, static context => context.BinaryClassification.Trainers.LbfgsLogisticRegression("IsHigh"));

        var elsewhere = CompareGroups(contender.Isolated(Ample));

        Assert.Empty(elsewhere.Failures);
        Assert.Equal(ResultNumbers.Of(CompareGroups(contender)), ResultNumbers.Of(elsewhere));
    }

    [Fact]
    public void Compare_ContenderHangs_IsEndedAndTheOthersGoOn()
    {
        var result = Compare([TestContenders.Score("good"), Contender.Of("hangs", Hang).Isolated(TimeSpan.FromSeconds(3))]);

        var failure = Assert.Single(result.Failures);
        Assert.Equal(("hangs", 0, 0), (failure.Contender, failure.Repeat, failure.Fold));
        Assert.IsType<TimeoutException>(failure.Exception);
        Assert.StartsWith("It was still at work after 00:00:03, the limit given to Contender.Isolated, and its process was ended.", failure.Message, StringComparison.Ordinal);
        Assert.Equal("good", result.Best!.Contender);
    }

    [Fact]
    public void Compare_ContenderCrashes_IsARowWithItsLastWords()
    {
        var result = Compare([TestContenders.Score("good"), Contender.Of("crashes", Crash).Isolated(Ample)]);

        var message = Assert.Single(result.Failures).Message;
        Assert.StartsWith("Its process ended with exit code ", message, StringComparison.Ordinal);
        Assert.Contains("gone for good", message, StringComparison.Ordinal);
        Assert.Equal("good", result.Best!.Contender);
    }

    [Fact]
    public void Compare_ContenderKilled_NamesTheSignal()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");

        var result = Compare([Contender.Of("killed", Kill).Isolated(Ample)]);

        Assert.StartsWith("Its process ended with exit code 137 (signal 9, often for lack of memory)", Assert.Single(result.Failures).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_ContenderThrows_HasTheMessageOfTheOtherProcess()
    {
        var result = Compare([Contender.Of("throws", static _ => throw new InvalidTimeZoneException("out of luck")).Isolated(Ample)]);

        var failure = Assert.Single(result.Failures);
        Assert.Equal(("out of luck", typeof(InvalidTimeZoneException).FullName), (failure.Message, failure.ExceptionType));
    }

    [Fact]
    public void Compare_CancelledDuringAFit_EndsTheProcessAtOnce()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        var start = Stopwatch.GetTimestamp();

        Assert.Throws<OperationCanceledException>(() => Compare([Contender.Of("hangs", Hang).Isolated()], cancellation.Token));

        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Compare_ComparisonKilled_LeavesNoProcessBehind()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["--filter-method", $"*{nameof(Child_ComparesWhatHangs)}", "--explicit", "only"])
        {
            RedirectStandardOutput = true,
            Environment = { [FolderVariable] = _folder.Path },
        };
        var before = Directory.GetDirectories(Path.GetTempPath(), "mlnetplus-fold-*");
        using var child = Process.Start(start)!;
        var output = child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        while (!File.Exists(_folder.In("id")) && !child.HasExited)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.False(child.HasExited, child.HasExited ? await output : null);
        using var isolated = Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(_folder.In("id"), TestContext.Current.CancellationToken), CultureInfo.InvariantCulture));

        child.Kill();
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(isolated.WaitForExit(Ample));
        Assert.Empty(Directory.GetDirectories(Path.GetTempPath(), "mlnetplus-fold-*").Except(before, StringComparer.Ordinal));
    }

    /// <summary>Runs in the child process of the test above, and is killed there.</summary>
    [Fact(Explicit = true)]
    public void Child_ComparesWhatHangs()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable)!;
        Compare([Contender.Of("hangs", context =>
        {
            File.WriteAllText(Path.Combine(folder, "id.new"), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            File.Move(Path.Combine(folder, "id.new"), Path.Combine(folder, "id"));
            return Hang(context);
        }).Isolated()]);
    }

    [Fact]
    public void Compare_Isolated_LeavesNoFileBehind()
    {
        var before = Directory.GetDirectories(Path.GetTempPath(), "mlnetplus-fold-*");

        Compare([Contender.Linear().Isolated(Ample)]);

        Assert.Empty(Directory.GetDirectories(Path.GetTempPath(), "mlnetplus-fold-*").Except(before, StringComparer.Ordinal));
    }

    [Fact]
    public void Isolated_FunctionCapturesAnObject_IsRefused() => Assert.Equal(
        "Contender 'x' cannot be isolated: its function captures 'context' of type MLContext; expected captured variables that are numbers, Booleans, texts, enums or arrays of these. Make the rest inside the function, from the context that it is given, and the function in a method of its own: the functions of one scope share what they capture.",
        Assert.Throws<InvalidOperationException>(() => Capturing(new MLContext(1)).Isolated()).Message);

    [Fact]
    public void Isolated_FunctionUsesThis_IsRefused() => Assert.StartsWith(
        "Contender 'x' cannot be isolated: its function uses an object of IsolatedTests (an instance method, or 'this');",
        Assert.Throws<InvalidOperationException>(() => Contender.Of("x", _ => _context.Transforms.CopyColumns("Score", "X")).Isolated()).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Isolated_TimeoutOfZero_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => Contender.Linear().Isolated(TimeSpan.Zero));

    private static Contender CapturingValues()
    {
        var (column, factor, process, names) = (Column.X, 0.5, Environment.ProcessId, new[] { "Score", "X" });
        return Contender.Of("captures", context => Environment.ProcessId == process || factor != 0.5
            ? throw new InvalidOperationException("not isolated")
            : context.Transforms.CopyColumns(names[0], column.ToString()));
    }

    private static Contender Capturing(MLContext context) => Contender.Of("x", _ => context.Transforms.CopyColumns("Score", "X"));

    private static IEstimator<ITransformer> Hang(MLContext context)
    {
        using var never = new ManualResetEventSlim();
        never.Wait();
        return context.Transforms.CopyColumns("Score", "X");
    }

    private static IEstimator<ITransformer> Crash(MLContext context)
    {
        Environment.FailFast("gone for good");
        return context.Transforms.CopyColumns("Score", "X");
    }

    private static IEstimator<ITransformer> Kill(MLContext context)
    {
        Process.GetCurrentProcess().Kill();
        return Hang(context);
    }

    private ComparisonResult Compare(IReadOnlyList<Contender> contenders, CancellationToken cancellation = default) =>
        _context.BinaryClassification.Compare(TestRows.View(_context, withGaps: true), new ComparisonOptions { LabelColumnName = "IsHigh", Contenders = contenders, Folds = 3, CancellationToken = cancellation });
}
