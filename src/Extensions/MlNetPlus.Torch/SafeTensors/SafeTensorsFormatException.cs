namespace MlNetPlus.Torch;

/// <summary>A file or stream does not hold tensors in the safetensors format, or breaks one of the format's rules.</summary>
public sealed class SafeTensorsFormatException : Exception
{
    internal SafeTensorsFormatException(string source, string problem, string? tensorName = null, Exception? innerException = null)
        : base($"{source} is not a valid safetensors file: {problem}", innerException) => TensorName = tensorName;

    /// <summary>The tensor that breaks a rule; <see langword="null"/> when the file as a whole does.</summary>
    public string? TensorName { get; }
}
