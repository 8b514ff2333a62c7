using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Transforms.Tests;

/// <summary>Small views with a text column, and what the tests of text transforms do with them.</summary>
internal static class TextViews
{
    public static IDataView Load(MLContext context, params string?[] texts) =>
        context.Data.LoadFromEnumerable(texts.Select((text, i) => new TextRow { Text = text, Number = i }));

    public static string[] Texts(this IDataView view, string column) => [.. view.GetColumn<string>(column)];

    /// <summary>Saves and loads into another context, as another process would.</summary>
    public static ITransformer SaveAndLoad(MLContext context, ITransformer model, DataViewSchema schema)
    {
        using var stream = new MemoryStream();
        context.Model.Save(model, schema, stream);
        stream.Position = 0;
        return new MLContext().Model.Load(stream, out _);
    }

    public sealed class TextRow
    {
        public string? Text { get; set; }

        public float Number { get; set; }
    }

    public sealed class MappedRow
    {
        public string? Output { get; set; }
    }
}
