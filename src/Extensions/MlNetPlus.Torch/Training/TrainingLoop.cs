namespace MlNetPlus.Torch;

/// <summary>TMP</summary>
public static class TrainingLoop
{
    /// <summary>TMP</summary>
    public static TrainingHistory Fit(TrainingProblem problem, TrainingOptions? options = null) => throw new NotSupportedException();
}
