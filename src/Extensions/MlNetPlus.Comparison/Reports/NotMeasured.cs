namespace MlNetPlus.Comparison;

/// <summary>Why contenders have no figures in a section. Errors are told once, in the leaderboard.</summary>
internal static class NotMeasured
{
    public static void Write(ComparisonResult result, IEnumerable<(string Contender, string Reason)> reasons, HtmlText html)
    {
        foreach (var (contender, reason) in reasons)
        {
            var isFailed = result.Leaderboard.Any(row => row.Contender == contender && row.Status == ContenderStatus.Failed);
            html.Element("p", $"{contender}: not measured, because {(isFailed ? "it failed" : reason.TrimEnd('.'))}.");
        }
    }
}
