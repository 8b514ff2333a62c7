using System.Diagnostics;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Transforms;

namespace MlNetPlus.Comparison.Tests;

public sealed class ResumeTests : IDisposable
{
    private const string FolderVariable = "MLNETPLUS_TEST_RESUME";

    private readonly TemporaryFolder _folder = new();

    private string Resume => _folder.In("resume");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)] // within the first fold
    [InlineData(6)] // between two folds
    [InlineData(17)]
    public void Compare_CancelledAndResumed_GivesTheNumbersOfAnUndisturbedRun(int fits)
    {
        var expected = Compare(Options(null));

        Stop(fits);
        var trained = 0;
        var options = Options(Resume);
        options.Progress = new Collector(_ => trained++);
        var resumed = Compare(options);

        Assert.Equal(ResultNumbers.Of(expected), ResultNumbers.Of(resumed));
        Assert.Equal(20 - fits, trained);
        Assert.Contains($"Resumed: {fits} fits were read from '{Resume}'.", resumed.Notes);
    }

    [Fact]
    public void Compare_AllDone_ReadsEverythingAndTrainsNothing()
    {
        var first = Compare(Options(Resume));

        var options = Options(Resume);
        options.Progress = new Collector(report => Assert.Fail($"{report.Contender} was trained again"));
        var second = Compare(options);

        Assert.Equal(ResultNumbers.Of(first), ResultNumbers.Of(second));
        Assert.Equal(first.Leaderboard.Select(row => row.FitSeconds), second.Leaderboard.Select(row => row.FitSeconds));
        Assert.Empty(Directory.GetFiles(_folder.In("resume", "cells"), "*.tmp"));
    }

    [Fact]
    public async Task Compare_ProcessKilled_GivesTheNumbersOfAnUndisturbedRun()
    {
        var expected = Compare(Options(null));
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["--filter-method", $"*{nameof(Child_ComparesSlowly)}", "--explicit", "only"])
        {
            RedirectStandardOutput = true,
            Environment = { [FolderVariable] = Resume },
        };

        using (var child = Process.Start(start)!)
        {
            var output = child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            while (CountCells() < 7 && !child.HasExited)
                await Task.Delay(5, TestContext.Current.CancellationToken);
            child.Kill(); // SIGKILL, as kill -9
            await child.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(CountCells() >= 7, await output);
        }

        var done = CountCells();
        Assert.True(done < 20, "The child was not killed in time.");
        var resumed = Compare(Options(Resume));

        Assert.Equal(ResultNumbers.Of(expected), ResultNumbers.Of(resumed));
        Assert.Contains($"Resumed: {done} fits were read from '{Resume}'.", resumed.Notes);
    }

    /// <summary>Runs in the child process of the test above, and is killed there.</summary>
    [Fact(Explicit = true)]
    public void Child_ComparesSlowly()
    {
        using var never = new ManualResetEventSlim();
        var options = Options(Environment.GetEnvironmentVariable(FolderVariable));
        options.Progress = new Collector(report => never.Wait(report.Completed < 5 ? 0 : 300));
        Compare(options);
    }

    [Fact]
    public void Compare_RepeatsRaisedAndContenderAdded_KeepsWhatIsDone()
    {
        Compare(Options(Resume));

        var more = Options(Resume);
        more.Repeats = 3;
        more.Contenders = [Contender.LightGbm(), .. more.Contenders];
        var trained = new List<string>();
        more.Progress = new Collector(report => trained.Add($"{report.Contender} {report.Repeat}"));
        var resumed = Compare(more);

        Assert.Equal(5 + 5 + 15, trained.Count);
        Assert.DoesNotContain("Linear 0", trained);
        more.ResumePath = null;
        more.Progress = null;
        Assert.Equal(ResultNumbers.Of(Compare(more)), ResultNumbers.Of(resumed));
    }

    [Fact]
    public void Compare_Failure_IsTriedAgain()
    {
        var options = Options(Resume);
        options.Contenders = [TestContenders.Score("good"), TestContenders.Throwing("later", "no network")];
        Assert.Single(Compare(options).Failures);

        options.Contenders = [TestContenders.Score("good"), TestContenders.Score("later")];

        Assert.Empty(Compare(options).Failures);
    }

    [Fact]
    public void Compare_FileDamaged_IsComputedAgainAndSaid()
    {
        var expected = Compare(Options(Resume));
        var file = Directory.GetFiles(_folder.In("resume", "cells"), "linear.*").Order(StringComparer.Ordinal).First();
        Damage(file);

        var resumed = Compare(Options(Resume));

        Assert.Equal(ResultNumbers.Of(expected), ResultNumbers.Of(resumed));
        Assert.Contains($"1 damaged files in '{Resume}' were not used; their fits were computed again.", resumed.Notes);
        Assert.Contains($"Resumed: 20 fits were read from '{Resume}'.", Compare(Options(Resume)).Notes);
    }

    [Fact]
    public void Compare_OtherSettings_AreRefusedByName()
    {
        Stop(3);
        var options = Options(Resume);
        options.Folds = 4;
        options.Seed = 9;

        var message = Assert.Throws<InvalidOperationException>(() => Compare(options)).Message;

        Assert.StartsWith($"The resume folder '{Resume}' is of another comparison. There: Folds = 5; Seed = 1; folds drawn = ", message, StringComparison.Ordinal);
        Assert.Contains("Here: Folds = 4; Seed = 9; folds drawn = ", message, StringComparison.Ordinal);
        Assert.EndsWith("Give ResumePath another folder, or delete this one to start anew.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_HoldOutInsteadOfFolds_IsRefusedByName()
    {
        Stop(3);
        var options = Options(Resume);
        options.TestFraction = 0.2;

        var message = Assert.Throws<InvalidOperationException>(() => Compare(options)).Message;

        Assert.Contains("There: TestFraction = none; Folds = 5; folds drawn = ", message, StringComparison.Ordinal);
        Assert.Contains("Here: TestFraction = 0.2; Folds = none; folds drawn = ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_HoldOutWithOtherFolds_GoesOn()
    {
        var options = Options(Resume);
        options.TestFraction = 0.2;
        Compare(options);
        options.Folds = 1;

        Assert.Contains($"Resumed: 4 fits were read from '{Resume}'.", Compare(options).Notes);
    }

    [Fact]
    public void Compare_OneValueChanged_IsRefusedByColumn()
    {
        Stop(3);
        var context = new MLContext(1);
        var rows = TestRows.Make(withGaps: true);
        rows[77].X += 0.001f;

        var message = Assert.Throws<InvalidOperationException>(() =>
            context.BinaryClassification.Compare(context.Data.LoadFromEnumerable(rows), Options(Resume))).Message;

        Assert.Matches("There: column 'X' = [0-9a-f]{12}. Here: column 'X' = [0-9a-f]{12}. Give", message);
    }

    [Theory]
    [InlineData(3)] // two cells of a fold are missing
    [InlineData(8)] // whole folds only
    public void Compare_OtherFeatures_AreRefused(int fits)
    {
        Stop(fits);
        var options = Options(Resume);
        options.Features = Features(new MLContext(1), "X");

        var message = Assert.Throws<InvalidOperationException>(() => Compare(options)).Message;

        Assert.Contains("Features make other values on fold 1 of repeat 1 than they did there.", message, StringComparison.Ordinal);
    }

    /// <summary>A count that leaves the row itself out is another one on training rows only.</summary>
    [Fact]
    public void Compare_FeaturesOtherOnTrainingRowsOnly_AreRefused()
    {
        var options = Options(Resume);
        options.Features = Counts(minusSelf: true);
        Compare(options);
        options.Features = Counts(minusSelf: false);

        var message = Assert.Throws<InvalidOperationException>(() => Compare(options)).Message;

        Assert.Contains("Features make other values on fold 1 of repeat 1 than they did there.", message, StringComparison.Ordinal);

        static IEstimator<ITransformer> Counts(bool minusSelf)
        {
            var context = new MLContext(1);
            return context.Transforms.GroupFrequency(new GroupFrequencyOptions { OutputColumnName = "Count", KeyColumnNames = ["Group"], MinusSelf = minusSelf })
                .Append(context.Transforms.Concatenate("Features", "Features", "Count"));
        }
    }

    /// <summary>A contender of the program's own may read any column.</summary>
    [Fact]
    public void Compare_OtherColumnBesideTheFeatures_IsRefused()
    {
        var context = new MLContext(1);
        var options = Options(Resume);
        options.Features = context.Transforms.CopyColumns("Beside", "X");
        Compare(options);
        options.Features = context.Transforms.CopyColumns("Beside", "Amount");

        Assert.Contains("Features make other values on", Assert.Throws<InvalidOperationException>(() => Compare(options)).Message, StringComparison.Ordinal);
    }

    /// <summary>The digests of a folder are no reason to warn of a column that nobody uses.</summary>
    [Fact]
    public void Compare_Folder_DoesNotCountAsReadingColumns()
    {
        var context = new MLContext(1);
        var data = context.Data.LoadFromEnumerable(TestRows.Make().Index().Select(row => new { row.Item.IsHigh, row.Item.X, PassengerId = (float)row.Index }));
        var options = Options(Resume);
        options.Features = context.Transforms.CopyColumns("Beside", "PassengerId").Append(context.Transforms.Concatenate("Features", "X"));

        var kept = context.BinaryClassification.Compare(data, options);

        Assert.DoesNotContain(kept.Warnings, warning => warning.Code == ComparisonWarningCode.IdentifierColumn);
        options.Features = context.Transforms.Concatenate("Features", "X", "PassengerId");
        options.ResumePath = null;
        Assert.Contains(context.BinaryClassification.Compare(data, options).Warnings, warning => warning.Code == ComparisonWarningCode.IdentifierColumn);
    }

    [Fact]
    public void Compare_SparseOrDenseVector_IsTheSameColumn()
    {
        var context = new MLContext(1);
        string? Digest(params float[][] rows)
        {
            var schema = SchemaDefinition.Create(typeof(Vectors));
            var view = context.Data.LoadFromEnumerable(rows.Select(row => new Vectors { Values = Sparse(row) }), schema);
            return ValueDigest.OfColumns(view, [view.Schema["Values"]])["Values"];
        }

        Assert.Equal(Digest([0, 1, float.NaN], [0, 0, 2]), Digest([9, 0, 1, float.NaN], [9, 0, 0, 2]));
        Assert.NotEqual(Digest([0, 1, 0], [0, 0, 2]), Digest([1, 0, 0], [0, 0, 2]));

        // A row that begins with 9 is made dense, others sparse.
        static VBuffer<float> Sparse(float[] row)
        {
            if (row[0] == 9)
                return new VBuffer<float>(3, row[1..]);
            int[] places = [.. Enumerable.Range(0, 3).Where(place => row[place] != 0)];
            return new VBuffer<float>(3, places.Length, Array.ConvertAll(places, place => row[place]), places);
        }
    }

    [Fact]
    public void Compare_OtherContenderOfThatName_IsRefused()
    {
        Stop(3);
        var options = Options(Resume);
        options.Contenders = [Contender.Of("Linear", context => context.Transforms.CopyColumns("Score", "X"))];

        var message = Assert.Throws<InvalidOperationException>(() => Compare(options)).Message;

        Assert.Contains("is of Linear (LinearRecipe), fold 1 of repeat 1, comparison ", message, StringComparison.Ordinal);
        Assert.Contains("expected Linear (CustomRecipe), fold 1 of repeat 1, comparison ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_ManifestOfSomethingElse_IsRefused()
    {
        Directory.CreateDirectory(Resume);
        File.WriteAllText(_folder.In("resume", "comparison.json"), "[1, 2");

        Assert.Contains("is damaged or of something else", Assert.Throws<InvalidOperationException>(() => Compare(Options(Resume))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_FolderCannotBeMade_IsToldBeforeTraining()
    {
        File.WriteAllText(_folder.In("file"), string.Empty);
        var path = _folder.In("file", "below");
        var options = Options(path);
        options.Progress = new Collector(_ => Assert.Fail("trained"));

        var message = Assert.Throws<IOException>(() => Compare(options)).Message;

        Assert.StartsWith($"ResumePath '{path}' cannot be written to: ", message, StringComparison.Ordinal);
        Assert.Contains("Nothing was trained yet.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_FolderLostMeanwhile_LosesNothing()
    {
        var expected = Compare(Options(null));
        var options = Options(Resume);
        options.Progress = new Collector(report => Break(report.Completed));

        var result = Compare(options);

        Assert.Equal(ResultNumbers.Of(expected), ResultNumbers.Of(result));
        Assert.Contains(result.Notes, note => note.StartsWith($"15 fits could not be written to '{Resume}' (", StringComparison.Ordinal) && note.EndsWith("This result is whole, but a later run would compute them again.", StringComparison.Ordinal));

        void Break(int completed)
        {
            if (completed != 5)
                return;
            Directory.Delete(_folder.In("resume", "cells"), recursive: true);
            File.WriteAllText(_folder.In("resume", "cells"), string.Empty);
        }
    }

    [Fact]
    public void Compare_FolderBackMeanwhile_WritesWhatWasOpen()
    {
        var options = Options(Resume);
        options.Progress = new Collector(report => Move(report.Completed));

        var result = Compare(options);

        Assert.DoesNotContain(result.Notes, note => note.Contains("could not be written", StringComparison.Ordinal));
        Assert.Equal(20, CountCells());

        void Move(int completed)
        {
            if (completed == 5)
                Directory.Move(_folder.In("resume", "cells"), _folder.In("resume", "away"));
            if (completed == 9)
                Directory.Move(_folder.In("resume", "away"), _folder.In("resume", "cells"));
        }
    }

    private static ComparisonResult Compare(ComparisonOptions options)
    {
        var context = new MLContext(1);
        return context.BinaryClassification.Compare(TestRows.View(context, withGaps: true), options);
    }

    private static ComparisonOptions Options(string? path) => new()
    {
        Features = Features(new MLContext(1), "Raw"),
        Contenders = [Contender.Linear(), TestContenders.Score()],
        LabelColumnName = "IsHigh",
        Repeats = 2,
        ResumePath = path,
    };

    /// <summary>"Features" of the data, and X or a copy of them scaled by what is learnt.</summary>
    private static IEstimator<ITransformer> Features(MLContext context, string column) => context.Transforms
        .NormalizeMeanVariance("Raw", "Features")
        .Append(context.Transforms.Concatenate("Features", "Features", column));

    private int CountCells() => Directory.Exists(_folder.In("resume", "cells")) ? Directory.GetFiles(_folder.In("resume", "cells"), "*.cell").Length : 0;

    private void Stop(int fits)
    {
        using var cancellation = new CancellationTokenSource();
        var options = Options(Resume);
        options.CancellationToken = cancellation.Token;
        options.Progress = new Collector(report => StopAt(report.Completed, fits, cancellation));
        try
        {
            Compare(options);
        }
        catch (OperationCanceledException) when (fits < 2)
        {
            // Not one fold was done.
        }

        Assert.Equal(fits, CountCells());
    }

    private static void StopAt(int completed, int fits, CancellationTokenSource cancellation)
    {
        if (completed == fits)
            cancellation.Cancel();
    }

    private static void Damage(string path)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[^50] ^= 0x10;
        File.WriteAllBytes(path, bytes);
    }

    private sealed class Vectors
    {
        [VectorType(3)]
        public VBuffer<float> Values { get; set; }
    }
}
