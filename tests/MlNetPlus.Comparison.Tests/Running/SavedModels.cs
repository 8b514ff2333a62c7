using Microsoft.ML;

namespace MlNetPlus.Comparison.Tests;

/// <summary>Models that are saved and loaded.</summary>
internal static class SavedModels
{
    /// <summary>Saves and loads into another context, as another process would.</summary>
    public static ITransformer SaveAndLoad(this MLContext context, ITransformer model, DataViewSchema schema)
    {
        using var stream = new MemoryStream();
        context.Model.Save(model, schema, stream);
        stream.Position = 0;
        return new MLContext().Model.Load(stream, out _);
    }
}
