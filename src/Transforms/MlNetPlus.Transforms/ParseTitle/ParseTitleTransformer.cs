using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Transforms;

/// <summary>Adds the titles found in columns of names. Made by <see cref="ParseTitleEstimator"/>.</summary>
[ModelVersion(1)]
public sealed class ParseTitleTransformer : RowTransformer
{
    private readonly ParseTitleState _state;
    private readonly TitleResolver _resolver;

    internal ParseTitleTransformer(IHostEnvironment environment, ParseTitleState state)
        : base(environment)
    {
        _state = state;
        _resolver = state.MakeResolver();
    }

    internal ParseTitleTransformer(ModelReader reader)
        : base(reader)
    {
        _state = ParseTitleState.Read(reader);
        _resolver = _state.MakeResolver();
    }

    /// <inheritdoc/>
    protected override void Save(ModelWriter writer) => _state.Write(writer);

    /// <inheritdoc/>
    protected override void Bind(RowMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        foreach (var (output, input) in _state.Outputs.Zip(_state.Inputs))
            TextMapping.Add(mapping, output, input, _resolver.Resolve);
    }
}
