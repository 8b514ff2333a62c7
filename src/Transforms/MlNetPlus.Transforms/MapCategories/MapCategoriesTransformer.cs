using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Transforms;

/// <summary>Adds a column with what a dictionary has for each category of another. Made by <see cref="MapCategoriesEstimator"/>.</summary>
[ModelVersion(1)]
public sealed class MapCategoriesTransformer : RowTransformer
{
    private readonly MapCategoriesState _state;
    private readonly CategoryMap _map;

    internal MapCategoriesTransformer(IHostEnvironment environment, MapCategoriesState state)
        : base(environment)
    {
        _state = state;
        _map = state.MakeMap();
    }

    internal MapCategoriesTransformer(ModelReader reader)
        : base(reader)
    {
        _state = MapCategoriesState.Read(reader);
        _map = _state.MakeMap();
    }

    /// <inheritdoc/>
    protected override void Save(ModelWriter writer) => _state.Write(writer);

    /// <inheritdoc/>
    protected override void Bind(RowMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        TextMapping.Add(mapping, _state.Output, _state.Input, category => _map.Find(category.Span));
    }
}
