namespace MlNetPlus.Extensibility;

/// <summary>
/// The version of what a savable class writes into a model file. Raise it when <c>Save</c> writes something new, and let
/// the constructor that takes a <see cref="ModelReader"/> look at <see cref="ModelReader.Version"/> to read older files.
/// A file of a higher version than the class knows is refused with a message that says to update.
/// </summary>
/// <param name="version">The version, 1 or more. A class without the attribute writes version 1.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ModelVersionAttribute(int version) : Attribute
{
    /// <summary>The version, 1 or more.</summary>
    public int Version { get; } = version;
}
