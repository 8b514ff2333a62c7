using Microsoft.ML;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Comparison;

/// <summary>
/// The training rows as a pipeline's <c>Fit</c> would hand them on: a transformer that maps its own training rows otherwise
/// (such as a count that leaves the row itself out) is asked to, also inside a chain that is a link of another.
/// </summary>
internal static class TrainingMapping
{
    public static IDataView Apply(ITransformer fitted, IDataView train) => fitted switch
    {
        RowTransformer row => row.TransformForTraining(train),
        IEnumerable<ITransformer> chain => chain.Aggregate(train, (view, link) => Apply(link, view)),
        _ => fitted.Transform(train),
    };
}
