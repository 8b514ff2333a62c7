namespace MlNetPlus.Extensibility;

/// <summary>What a trainer predicts, and with it the columns that its model adds.</summary>
public enum PredictionTask
{
    /// <summary>
    /// Label Boolean. Adds <c>Score</c> (Single, a logit centred on 0), <c>Probability</c> (Single, its sigmoid) and
    /// <c>PredictedLabel</c> (Boolean, Score above 0).
    /// </summary>
    BinaryClassification,

    /// <summary>
    /// Label a key. Adds <c>Score</c> (vector of Single, a probability for each class, slot i for key i + 1) and
    /// <c>PredictedLabel</c> (the key of the most probable class).
    /// </summary>
    MulticlassClassification,

    /// <summary>Label Single. Adds <c>Score</c> (Single, in the label's unit).</summary>
    Regression,
}
