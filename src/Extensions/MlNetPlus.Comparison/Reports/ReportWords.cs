using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.ML;

namespace MlNetPlus.Comparison;

/// <summary>What the forms of the report say alike.</summary>
internal static class ReportWords
{
    public static string Verdict(PairwiseDifference pair) => pair.Verdict switch
    {
        ComparisonVerdict.FirstIsBetter => $"{pair.First} is better",
        ComparisonVerdict.SecondIsBetter => $"{pair.Second} is better",
        ComparisonVerdict.PracticallyEquivalent => "practically equivalent",
        ComparisonVerdict.NotTestable => "not testable",
        _ => "no detectable difference",
    };

    /// <summary>How a contender stands to the first one.</summary>
    public static string AgainstFirst(ComparisonVerdict verdict) => verdict switch
    {
        ComparisonVerdict.FirstIsBetter => "worse than the first",
        ComparisonVerdict.SecondIsBetter => "better than the first on the folds where both have a value",
        ComparisonVerdict.NotTestable => "could not be tested against the first",
        _ => "can't be told apart from the first",
    };

    public static IReadOnlyList<string> PairCells(PairwiseDifference pair) =>
    [
        pair.First, pair.Second, ComparisonCells.WithReach(pair.MeanDifference, pair.Lower, pair.Upper), ComparisonCells.ShowPValue(pair.AdjustedPValue),
        Share(pair.ProbabilityFirstWorse), Share(pair.ProbabilityEquivalent), Share(pair.ProbabilityFirstBetter), Verdict(pair),
    ];

    public static string Share(double value) => double.IsNaN(value) ? "–" : value.ToString("F2", CultureInfo.InvariantCulture);

    public static IEnumerable<(string Name, string Value)> Settings(ComparisonResult result)
    {
        yield return ("Task", result.Task == ComparisonTask.Regression ? "regression" : $"{result.Task.ToString().ToLowerInvariant()} classification");
        yield return ("Label", result.LabelColumnName);
        yield return ("Rows", Number(result.Rows));
        yield return ("Split", result.Split.ToString());
        yield return result.TestFraction is { } share ? ("Test fraction", share.ToString("R", CultureInfo.InvariantCulture)) : ("Folds", Number(result.Folds));
        yield return ("Repeats", Number(result.Repeats));
        yield return ("Folds done", Number(result.FoldsCompleted));
        yield return ("Seed", Number(result.Seed));
        yield return ("Metric", MetricTraits.DisplayName(result.Metric));
        if (result.Options is { } options)
        {
            yield return ("Group column", options.GroupColumnName ?? "none");
            yield return ("Time column", options.TimeColumnName ?? "none");
            yield return ("Fold column", options.FoldColumnName ?? "none");
            yield return ("Gap", Number(options.Gap));
            yield return ("Most training rows", options.MaxTrainRows is { } most ? Number(most) : "no limit");
            yield return ("Time budget", options.TimeBudget?.ToString("c", CultureInfo.InvariantCulture) ?? "none");
            yield return ("Features", options.Features is null ? "a column of the data" : "fitted inside each fold");
            yield return ("Importance", options.Importance is { } importance ? $"{Number(importance.Permutations)} permutations of {Most(importance.MaxRows)} test rows" : "not measured");
            yield return ("Partial dependence", options.PartialDependence is { } dependence ? $"{Number(dependence.GridPoints)} values, {Number(dependence.MostCategories)} categories, {Most(dependence.MaxRows)} test rows" : "not measured");
            yield return ("Learning curve", options.LearningCurve is { } curve ? $"{string.Join(", ", curve.Shares.Select(part => part.ToString("0.####", CultureInfo.InvariantCulture)))} of the training rows" : "not measured");
            foreach (var contender in options.Contenders)
                yield return ($"Contender '{contender.Name}'", RecipeWords.Of(contender.Recipe) + (contender.Isolation is null ? string.Empty : ", in a process of its own"));
        }

        yield return ("MlNetPlus.Comparison", VersionOf(typeof(ReportWords)));
        yield return ("Microsoft.ML", VersionOf(typeof(MLContext)));
        yield return (".NET", RuntimeInformation.FrameworkDescription);
        yield return ("Operating system", $"{RuntimeInformation.OSDescription} ({RuntimeInformation.OSArchitecture})");
        yield return ("Processors", Number(Environment.ProcessorCount));
    }

    private static string Most(int? rows) => rows is { } most ? $"at most {Number(most)}" : "all";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string VersionOf(Type type) => type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}
