using Microsoft.ML;

namespace MlNetPlus.Testing;

/// <summary>An input that must be refused by estimator and transformer alike.</summary>
/// <param name="View">The data.</param>
/// <param name="MessageParts">Texts that the message of each refusal must hold, such as the column's name and type.</param>
public sealed record InvalidInput(IDataView View, params IReadOnlyList<string> MessageParts);
