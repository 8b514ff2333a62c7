namespace MlNetPlus.Transforms;

/// <summary>One selector as a model file holds it.</summary>
/// <param name="Kind">The name of the factory method on <see cref="TextSelector"/>.</param>
/// <param name="Text">Its first text: separator, left mark or pattern.</param>
/// <param name="OtherText">Its second text: the right mark.</param>
/// <param name="Number">Its number: count, index or group.</param>
internal readonly record struct SelectorStep(string Kind, string Text, string OtherText, int Number)
{
    internal TextSelector ToSelector() => Kind switch
    {
        nameof(TextSelector.First) => TextSelector.First(Number),
        nameof(TextSelector.Part) => TextSelector.Part(Text, Number),
        nameof(TextSelector.Between) => TextSelector.Between(Text, OtherText),
        nameof(TextSelector.Match) => TextSelector.Match(Text, Number),
        _ => throw new FormatException(
            $"The model holds a text selector of kind '{Kind}', which this version does not know; load it with the version that saved it."),
    };

    internal static TextSelector ToSelector(IReadOnlyList<SelectorStep> steps) =>
        steps.Select(step => step.ToSelector()).Aggregate((first, next) => first.Then(next));
}
