using Microsoft.ML;

namespace MlNetPlus.Comparison.Tests;

public class TitanicComparisonTests
{
    [Fact]
    public void Compare_Titanic_ReachesThePeersFigures()
    {
        var context = new MLContext(1);
        var result = context.BinaryClassification.Compare(TitanicData.Load(context), new ComparisonOptions
        {
            LabelColumnName = "Survived",
            Features = TitanicData.Features(context),
            Contenders = [Contender.RandomForest(), Contender.LightGbm(), Contender.FastTree(), Contender.Linear()],
            Repeats = 5,
        });
        TestContext.Current.TestOutputHelper?.WriteLine(result.ToString());
    }
}
