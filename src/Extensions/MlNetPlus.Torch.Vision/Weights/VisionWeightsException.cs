namespace MlNetPlus.Torch.Vision;

/// <summary>The tensors of a weights file are not those of the network. The network is as it was.</summary>
public sealed class VisionWeightsException : Exception
{
    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What was expected, what was found, and the remedy.</param>
    public VisionWeightsException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a message and a cause.</summary>
    /// <param name="message">What was expected, what was found, and the remedy.</param>
    /// <param name="innerException">The cause.</param>
    public VisionWeightsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes an exception without a message of its own.</summary>
    public VisionWeightsException()
    {
    }

    /// <summary>Entries that the network has and the file lacks.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Entries that the file has and the network lacks.</summary>
    public IReadOnlyList<string> Unexpected { get; init; } = [];

    /// <summary>Entries that both have, in different shapes or of a type that cannot be used.</summary>
    public IReadOnlyList<string> MisShaped { get; init; } = [];
}
