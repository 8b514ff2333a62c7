namespace MlNetPlus.Cleaning;

/// <summary>What is done with a row.</summary>
internal enum ChoiceAction
{
    Keep,
    Relabel,
    Delete,
}
