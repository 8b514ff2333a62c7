using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Transforms;

/// <summary>Replaces each category by what a dictionary has for it.</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// | | |
/// | -- | -- |
/// | Does this estimator need to look at the data to train its parameters? | No |
/// | How often are the rows read? | Never at `Fit` |
/// | Input column data type | Text |
/// | Output column data type | Text; missing is the empty text |
/// | Saved state | Column names, the dictionary, `otherwise`, whether case matters |
/// | Thread safety | Estimator and transformer are immutable |
///
/// What the dictionary lacks becomes `otherwise`, or missing where that is null. A missing input is the empty text, which a dictionary may
/// or may not have like any other category. Comparisons are ordinal; a `Dictionary`, `FrozenDictionary` or `ImmutableDictionary` that was
/// made with `StringComparer.OrdinalIgnoreCase` is asked without regard to case, as it would be by itself.
/// ]]></format>
/// </remarks>
public sealed class MapCategoriesEstimator : RowEstimator<MapCategoriesTransformer>
{
    private readonly MapCategoriesState _state;

    internal MapCategoriesEstimator(
        IHostEnvironment environment,
        string outputColumnName,
        string inputColumnName,
        IReadOnlyDictionary<string, string> map,
        string? otherwise)
        : base(environment)
    {
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        ArgumentException.ThrowIfNullOrEmpty(inputColumnName);
        _state = MapCategoriesState.Of(outputColumnName, inputColumnName, map, otherwise);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<ColumnShape> DescribeOutputs(InputSchema input)
    {
        ArgumentNullException.ThrowIfNull(input);
        input.Require(nameof(MapCategoriesEstimator), _state.Input, AcceptedType.Text);
        return [ColumnShape.Scalar(_state.Output, TextDataViewType.Instance)];
    }

    /// <inheritdoc/>
    protected override MapCategoriesTransformer FitCore(IDataView input) => new(Host, _state);
}
