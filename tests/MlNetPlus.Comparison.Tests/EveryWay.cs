using Microsoft.ML;

namespace MlNetPlus.Comparison.Tests;

/// <summary>One binary comparison of <see cref="TestRows"/>, run in all the ways that must give the same numbers.</summary>
internal static class EveryWay
{
    /// <param name="context">The context.</param>
    /// <param name="folder">Where cells are kept, in "kept" and "plan".</param>
    /// <param name="options">The options for a resume path and contenders.</param>
    /// <param name="contenders">The contenders.</param>
    /// <param name="isolated">The same, at least one in a process of its own.</param>
    /// <returns>At one go; then with cells kept, resumed where one is missing, isolated, and merged from cells run one by one.</returns>
    public static (ComparisonResult Whole, IReadOnlyList<ComparisonResult> Others) Run(
        MLContext context, TemporaryFolder folder, Func<string?, Contender[], ComparisonOptions> options, Contender[] contenders, Contender[] isolated)
    {
        var data = TestRows.View(context);
        var whole = Compare(null, contenders);
        var kept = Compare(folder.In("kept"), contenders);
        File.Delete(Directory.GetFiles(folder.In("kept", "cells"))[0]);
        var resumed = Compare(folder.In("kept"), contenders);
        var apart = Compare(null, isolated);
        var plan = context.BinaryClassification.PlanComparison(data, options(folder.In("plan"), contenders));
        foreach (var cell in plan.Cells)
            plan.Run(cell.Number);

        return (whole, [kept, resumed, apart, plan.Merge()]);

        ComparisonResult Compare(string? path, Contender[] them) => context.BinaryClassification.Compare(data, options(path, them));
    }
}
