using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Testing;

namespace MlNetPlus.Transforms.Tests;

/// <summary>Small views with a text column, and what the tests of text transforms do with them.</summary>
internal static class TextViews
{
    public static IDataView Load(MLContext context, params string?[] texts) =>
        context.Data.LoadFromEnumerable(texts.Select((text, i) => new TextRow { Text = text, Number = i }));

    /// <summary>Names, cabins and texts at the edge, in two text columns.</summary>
    public static IDataView LoadMixed(MLContext context)
    {
        string?[] texts =
        [
            "Spector, Mr. Woolf", "Sandström, Miss. Beatrice", "A", "B, Mr. B", null, "", "😀", "Rothes, the Countess. of", "X, MLLE. Y", "C85", ", .",
        ];
        return context.Data.LoadFromEnumerable(
            texts.Select((text, i) => new MixedRow { Text = text, Other = texts[^(i + 1)], Number = i, Key = text is null ? "none" : text }));
    }

    /// <summary>Views whose column Text is missing or of another type.</summary>
    public static EstimatorContractOptions Refusals(MLContext context)
    {
        var data = LoadMixed(context);
        var number = context.Transforms.CopyColumns("Text", "Number").Fit(data).Transform(data);
        var vector = context.Transforms.Concatenate("Text", "Text", "Other").Fit(data).Transform(data);
        var key = context.Transforms.Conversion.MapValueToKey("Text", "Key").Fit(data).Transform(data);

        return new EstimatorContractOptions
        {
            InvalidInputs =
            {
                new(number, "'Text'", "Single", "expected String", "ConvertType"),
                new(vector, "'Text'", "Vector of String", "expected String"),
                new(key, "'Text'", "Key of UInt32", "expected String"),
                new(context.Transforms.DropColumns("Text").Fit(data).Transform(data), "'Text'", "not in the input"),
            },
        };
    }

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

    public sealed class MixedRow
    {
        public string? Text { get; set; }

        public string? Other { get; set; }

        public string? Key { get; set; }

        public float Number { get; set; }
    }

    public sealed class MappedRow
    {
        public string? Output { get; set; }
    }
}
