using Microsoft.ML;
using MlNetPlus.Comparison;

namespace SharedComparison;

/// <summary>The comparison, and the ways to do it in pieces.</summary>
internal static class LongComparison
{
    #region options
    public static ComparisonOptions Options(MLContext context, string? resumePath) => new()
    {
        LabelColumnName = "Survived",
        Features = Passengers.Features(context),
        Contenders = [Contender.Linear(), Contender.FastTree().Isolated(timeout: TimeSpan.FromMinutes(5))],
        Folds = 4,
        ResumePath = resumePath,               // finished fits are kept here, and gone on with
        TimeBudget = TimeSpan.FromHours(8),    // no fit is started later than that
    };
    #endregion

    #region cells
    /// <summary>What each machine runs: every second cell, say. Slurm's or Kubernetes' index does as well.</summary>
    public static void RunCells(string folder, int machine, int machines)
    {
        var context = new MLContext(1);
        var plan = context.BinaryClassification.PlanComparison(Passengers.Load(context), Options(context, folder));
        foreach (var cell in plan.Cells.Where(cell => cell.Number % machines == machine))
            plan.Run(cell.Number);
    }

    /// <summary>What one machine runs when all are done.</summary>
    public static ComparisonResult Merge(string folder)
    {
        var context = new MLContext(1);
        return context.BinaryClassification.PlanComparison(Passengers.Load(context), Options(context, folder)).Merge();
    }
    #endregion
}
