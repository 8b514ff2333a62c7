using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Transforms;

/// <summary>Takes a part out of a text, as a <see cref="TextSelector"/> says.</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// | | |
/// | -- | -- |
/// | Does this estimator need to look at the data to train its parameters? | No |
/// | How often are the rows read? | Never at `Fit` |
/// | Input column data type | Text |
/// | Output column data type | Text; missing is the empty text |
/// | Saved state | Column names, the selector's steps |
/// | Thread safety | Estimator and transformer are immutable |
///
/// Where the text has no such part, the output is missing. A missing input gives a missing output.
/// ]]></format>
/// </remarks>
public sealed class ExtractTextEstimator : RowEstimator<ExtractTextTransformer>
{
    private readonly string _output;
    private readonly string _input;
    private readonly TextSelector _selector;

    internal ExtractTextEstimator(IHostEnvironment environment, string outputColumnName, string inputColumnName, TextSelector selector)
        : base(environment)
    {
        ArgumentException.ThrowIfNullOrEmpty(outputColumnName);
        ArgumentException.ThrowIfNullOrEmpty(inputColumnName);
        ArgumentNullException.ThrowIfNull(selector);
        _output = outputColumnName;
        _input = inputColumnName;
        _selector = selector;
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<ColumnShape> DescribeOutputs(InputSchema input)
    {
        ArgumentNullException.ThrowIfNull(input);
        input.Require(nameof(ExtractTextEstimator), _input, AcceptedType.Text);
        return [ColumnShape.Scalar(_output, TextDataViewType.Instance)];
    }

    /// <inheritdoc/>
    protected override ExtractTextTransformer FitCore(IDataView input) => new(Host, _output, _input, _selector);
}
