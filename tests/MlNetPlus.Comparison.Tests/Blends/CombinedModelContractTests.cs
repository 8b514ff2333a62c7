using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Extensibility;
using MlNetPlus.Testing;

namespace MlNetPlus.Comparison.Tests;

/// <summary>The parts that calibration, blends and stacks add to a model keep the contract, in a process that registers nothing too.</summary>
public class CombinedModelContractTests
{
    private static readonly ColumnShape Number = ColumnShape.Scalar("Score", NumberDataViewType.Single);
    private static readonly ColumnShape[] Binary = [Number, ColumnShape.Scalar("Probability", NumberDataViewType.Single), ColumnShape.Scalar("PredictedLabel", BooleanDataViewType.Instance)];

    private readonly MLContext _context = new(1);

    [Theory]
    [InlineData(CalibrationMethod.Platt)]
    [InlineData(CalibrationMethod.Isotonic)]
    public void CalibratedTransformer_TwoClasses_KeepsTheContract(CalibrationMethod method)
    {
        var calibrator = Calibrator.Fit(method, [-2, -1, 0, 0.5f, 1, 3], [false, false, true, false, true, true]);

        Check("Score", Binary, () => new CalibratedTransformer(_context, [calibrator]));
    }

    [Fact]
    public void BlendTransformer_Numbers_KeepsTheContract() =>
        Check("X", [Number], () => new BlendTransformer(_context, Members(), [0.25, 0.75], ComparisonTask.Regression), MembersRead());

    [Fact]
    public void StackedPredictionsTransformer_Numbers_KeepsTheContract() => Check(
        "X",
        [ColumnShape.Vector(StackedPredictionsTransformer.OutputColumnName, NumberDataViewType.Single)],
        () => new StackedPredictionsTransformer(_context, Members(), ComparisonTask.Regression, width: 1),
        MembersRead());

    private static EstimatorContractOptions MembersRead() => new EstimatorContractOptions().Without(ContractCheck.InputIsReadOncePerRow, "each member reads the input for itself");

    private ITransformer[] Members() => [new AffineTransformer(_context, "Score", "X", 2, 1), new AffineTransformer(_context, "Score", "X", -1, 0)];

    private void Check<T>(string input, IReadOnlyList<ColumnShape> outputs, Func<T> make, EstimatorContractOptions? options = null)
        where T : SavableTransformer
    {
        var random = new SplitRandom(2);
        float Next() => ((random.Next() >> 40) / (float)(1 << 24)) - 0.5f;
        var view = _context.Data.LoadFromEnumerable(Enumerable.Range(0, 12).Select(row => new { X = row == 3 ? float.NaN : 4 * Next(), Score = 4 * Next(), Other = row }).ToList());

        EstimatorContract.Check(_context, new Fixed<T>(_context, input, outputs, make), view, options);
    }

    /// <summary>Learns nothing: a part of a model as an estimator.</summary>
    private sealed class Fixed<T>(MLContext context, string input, IReadOnlyList<ColumnShape> outputs, Func<T> make) : RowEstimator<T>(context)
        where T : SavableTransformer
    {
        protected override IReadOnlyList<ColumnShape> DescribeOutputs(InputSchema schema)
        {
            schema.Require("Fixed", input, AcceptedType.Single);
            return outputs;
        }

        protected override T FitCore(IDataView data) => make();
    }
}
