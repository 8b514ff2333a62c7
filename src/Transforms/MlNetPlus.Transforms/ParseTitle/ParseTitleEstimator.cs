using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Transforms;

/// <summary>Takes the title, such as Mr or Miss, out of names such as "Spector, Mr. Woolf".</summary>
/// <remarks>
/// <format type="text/markdown"><![CDATA[
/// | | |
/// | -- | -- |
/// | Does this estimator need to look at the data to train its parameters? | No |
/// | How often are the rows read? | Never at `Fit` |
/// | Input column data type | Text |
/// | Output column data type | Text; missing is the empty text |
/// | Saved state | Column names, kept titles, synonyms, label of rare titles, whether case matters |
/// | Thread safety | Estimator and transformer are immutable |
///
/// The title is the text after the first ", ", up to the first "." or the next ", " or the end of the name, as pandas'
/// `str.split(", ")[1].split(".")[0]` gives it. Spaces are not trimmed. It may have several words ("the Countess"). A name without ", " has
/// no title: the output is missing. `Synonyms` of the options replace the title, `Keep` says whether it stays, `RareTitle` stands for those
/// that do not; by default Mr, Miss, Mrs and Master stay and all others are missing. Comparisons are ordinal.
/// ]]></format>
/// </remarks>
public sealed class ParseTitleEstimator : RowEstimator<ParseTitleTransformer>
{
    private readonly ParseTitleState _state;

    internal ParseTitleEstimator(IHostEnvironment environment, ParseTitleOptions options)
        : base(environment)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _state = ParseTitleState.Of(options);
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<ColumnShape> DescribeOutputs(InputSchema input)
    {
        ArgumentNullException.ThrowIfNull(input);
        foreach (var name in _state.Inputs)
            input.Require(nameof(ParseTitleEstimator), name, AcceptedType.Text);

        return [.. _state.Outputs.Select(name => ColumnShape.Scalar(name, TextDataViewType.Instance))];
    }

    /// <inheritdoc/>
    protected override ParseTitleTransformer FitCore(IDataView input) => new(Host, _state);
}
