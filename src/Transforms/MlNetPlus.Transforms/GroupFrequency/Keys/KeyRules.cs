namespace MlNetPlus.Transforms;

/// <summary>When two keys are the same key.</summary>
/// <param name="MissingAsGroup">Whether rows without a key are a group.</param>
/// <param name="Trim">Whether white space around a text is dropped.</param>
/// <param name="IgnoreCase">Whether texts are compared in upper case.</param>
internal sealed record KeyRules(bool MissingAsGroup, bool Trim, bool IgnoreCase);
