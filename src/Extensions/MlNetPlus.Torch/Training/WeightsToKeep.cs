namespace MlNetPlus.Torch;

/// <summary>Which weights a network has when its training ends. Best is by the first metric of the evaluation.</summary>
public enum WeightsToKeep
{
    /// <summary>Those of the best epoch; of equally good ones, the first.</summary>
    Best,

    /// <summary>Those of the best epoch; of equally good ones, the last.</summary>
    LastBest,

    /// <summary>Those after the last step.</summary>
    Last,
}
