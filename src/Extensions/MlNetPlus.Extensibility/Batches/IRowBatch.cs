namespace MlNetPlus.Extensibility;

/// <summary>
/// The rows that one cursor of a <see cref="BatchTransformer"/> has read ahead, and what is computed from them together.
/// Used by one thread; holds no unmanaged memory between calls.
/// </summary>
public interface IRowBatch
{
    /// <summary>Copies the inputs of the row that the cursor is at into the batch.</summary>
    /// <param name="slot">The place in the batch: 0, 1, … up to the capacity less one, in this order.</param>
    void Read(int slot);

    /// <summary>Computes the outputs of the rows read.</summary>
    /// <param name="count">How many rows were read: 1 up to the capacity; fewer than the capacity at the end of the data.</param>
    void Compute(int count);

    /// <summary>Makes the getter of an output column.</summary>
    /// <param name="output">The column's index among those declared.</param>
    /// <param name="slot">The place in the batch of the row that is wanted. To be called once each time the getter is.</param>
    /// <returns>A <see cref="Microsoft.ML.ValueGetter{TValue}"/> of the column's raw type.</returns>
    Delegate CreateGetter(int output, Func<int> slot);
}
