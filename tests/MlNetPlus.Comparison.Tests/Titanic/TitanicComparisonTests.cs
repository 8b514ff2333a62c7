using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison.Tests;

/// <summary>
/// On real passengers, with features learnt in the fold. The floors are scikit-learn's and XGBoost's figures on the same file
/// and features, less their spread over seeds; see docs/comparison.md for how they were measured.
/// </summary>
public class TitanicComparisonTests
{
    [Fact]
    public void Compare_Titanic_ReachesThePeersFigures()
    {
        NativeLightGbm.SkipUnlessItLoads();
        var context = new MLContext(1);
        var data = TitanicData.Load(context);

        var result = context.BinaryClassification.Compare(data, new ComparisonOptions
        {
            LabelColumnName = "Survived",
            Features = TitanicData.Features(context),
            Contenders = [Contender.RandomForest(), Contender.LightGbm(), Contender.FastTree(), Contender.Linear()],
            Repeats = 5,
        });

        Assert.Empty(result.Failures);
        Assert.Empty(result.Warnings);
        Assert.All(result.Leaderboard, row => Assert.Equal((6585, 6585), (row.RowsScored, row.RowsGiven)));
        Assert.InRange(Auc("Random forest"), 0.866, 1);
        Assert.InRange(Auc("LightGBM"), 0.872, 1);
        Assert.InRange(Auc("FastTree"), 0.872, 1);
        Assert.InRange(Auc("Linear"), 0.855, 1);
        Assert.All(result.Leaderboard, row => Assert.InRange(row.Metrics[ComparisonMetric.LogLoss].Mean!.Value, 0.38, 0.45));

        double Auc(string name) => result.Leaderboard.Single(row => row.Contender == name).Metrics[ComparisonMetric.Auc].Mean!.Value;
    }
}
