namespace MlNetPlus.Comparison;

/// <summary>Why a comparison ended.</summary>
internal enum StopReason
{
    Finished,
    Cancelled,
    BudgetSpent,
}
