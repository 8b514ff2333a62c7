namespace MlNetPlus.Extensibility.Tests;

/// <summary>A class that a forged model file names; its name has the length of <see cref="ClipTransformer"/>'s.</summary>
internal sealed class NoTransformer__
{
    public NoTransformer__(ModelReader reader)
    {
        Constructed = reader is not null;
    }

    public static bool Constructed { get; private set; }
}
