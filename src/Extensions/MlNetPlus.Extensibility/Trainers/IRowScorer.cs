namespace MlNetPlus.Extensibility;

/// <summary>Computes the scores of one cursor of a <see cref="PredictionTransformer{TModel}"/>, many rows at once. Used by one thread.</summary>
public interface IRowScorer
{
    /// <summary>Copies the features of the row that the cursor is at.</summary>
    /// <param name="slot">The row's place in the batch: 0, 1, … in this order.</param>
    void Read(int slot);

    /// <summary>Computes the scores of the rows read. Holds no unmanaged memory after it returns.</summary>
    /// <param name="count">How many rows were read.</param>
    /// <param name="scores">
    /// Takes the scores, row after row: a logit each (binary), a probability for each class (multiclass), or a value each (regression);
    /// of several targets in their order. Behind them, the further numbers of each target (<see cref="PredictionTransformer{TModel}.FurtherColumnNames"/>).
    /// </param>
    void Score(int count, Span<float> scores);
}
