namespace MlNetPlus.Comparison;

/// <summary>Stands for an exception that was thrown in another process or an earlier run.</summary>
/// <param name="message">Its message.</param>
/// <param name="typeName">Full name of its type.</param>
/// <param name="text">Its whole text, with inner exceptions and the places where they were thrown.</param>
internal sealed class RecordedException(string message, string typeName, string text) : Exception(message)
{
    public string TypeName => typeName;

    public override string ToString() => text;
}
