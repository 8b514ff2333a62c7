using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Transforms;

/// <summary>Adds a column with a part of each text of another. Made by <see cref="ExtractTextEstimator"/>.</summary>
[ModelVersion(1)]
public sealed class ExtractTextTransformer : RowTransformer
{
    private const string Output = nameof(Output);
    private const string Input = nameof(Input);
    private const string Kinds = nameof(Kinds);
    private const string Texts = nameof(Texts);
    private const string OtherTexts = nameof(OtherTexts);
    private const string Numbers = nameof(Numbers);

    private readonly string _output;
    private readonly string _input;
    private readonly TextSelector _selector;

    internal ExtractTextTransformer(IHostEnvironment environment, string output, string input, TextSelector selector)
        : base(environment)
    {
        _output = output;
        _input = input;
        _selector = selector;
    }

    internal ExtractTextTransformer(ModelReader reader)
        : base(reader)
    {
        _output = reader.ReadString(Output);
        _input = reader.ReadString(Input);
        _selector = ReadSelector(reader);
    }

    /// <inheritdoc/>
    protected override void Save(ModelWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var steps = _selector.Steps;

        writer.Write(Output, _output);
        writer.Write(Input, _input);
        writer.Write(Kinds, [.. steps.Select(step => step.Kind)]);
        writer.Write(Texts, [.. steps.Select(step => step.Text)]);
        writer.Write(OtherTexts, [.. steps.Select(step => step.OtherText)]);
        writer.Write(Numbers, [.. steps.Select(step => step.Number)]);
    }

    /// <inheritdoc/>
    protected override void Bind(RowMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        TextMapping.Add(mapping, _output, _input, _selector.Select);
    }

    private static TextSelector ReadSelector(ModelReader reader)
    {
        var kinds = reader.ReadStrings(Kinds);
        var texts = reader.ReadStrings(Texts);
        var otherTexts = reader.ReadStrings(OtherTexts);
        var numbers = reader.ReadInt32s(Numbers);
        return SelectorStep.ToSelector([.. kinds.Select((kind, i) => new SelectorStep(kind, texts[i], otherTexts[i], numbers[i]))]);
    }
}
