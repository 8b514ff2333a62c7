namespace MlNetPlus.Torch.Vision;

/// <summary>What a training does about pictures that cannot be read.</summary>
public enum UndecodableImages
{
    /// <summary>It does not start; the error names them.</summary>
    Stop,

    /// <summary>It leaves them out; warnings in the log name them.</summary>
    LeaveOut,
}
