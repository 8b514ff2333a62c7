using Microsoft.ML;

namespace MlNetPlus.Comparison;

/// <summary>One division of the rows of a data view into training and test rows.</summary>
public sealed class DataSplit
{
    private readonly IDataView _data;
    private readonly int[] _trainRows;
    private readonly int[] _testRows;

    internal DataSplit(IDataView data, Fold fold)
    {
        _data = data;
        _trainRows = fold.TrainRows();
        _testRows = fold.TestRows();
        Repeat = fold.Repeat;
        Fold = fold.Index;
    }

    /// <summary>Which repeat, from 0.</summary>
    public int Repeat { get; }

    /// <summary>Which fold of the repeat, from 0.</summary>
    public int Fold { get; }

    /// <summary>Indices of the rows to train on, ascending, from 0.</summary>
    public IReadOnlyList<int> TrainRows => _trainRows;

    /// <summary>Indices of the rows to test on, ascending, from 0.</summary>
    public IReadOnlyList<int> TestRows => _testRows;

    /// <summary>The rows to train on, in the order of the data, with its columns.</summary>
    /// <value>Reads through the data each time it is read; cache the data (<c>mlContext.Data.Cache</c>) when that is slow.</value>
    public IDataView TrainSet => new RowSubset(_data, _trainRows);

    /// <summary>The rows to test on, in the order of the data, with its columns.</summary>
    /// <value>Reads through the data each time it is read.</value>
    public IDataView TestSet => new RowSubset(_data, _testRows);

    /// <summary>Which split this is, and its sizes.</summary>
    /// <returns>Such as "fold 2 of repeat 1: 80 rows to train on, 20 to test on".</returns>
    public override string ToString() => $"fold {Fold + 1} of repeat {Repeat + 1}: {_trainRows.Length} rows to train on, {_testRows.Length} to test on";
}
