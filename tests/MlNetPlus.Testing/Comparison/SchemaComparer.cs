using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Testing.Views;

namespace MlNetPlus.Testing.Comparison;

/// <summary>Compares two schemas column by column, down to the values of the annotations.</summary>
internal static class SchemaComparer
{
    public static Difference? Compare(DataViewSchema expected, DataViewSchema actual)
    {
        if (expected.Count != actual.Count)
            return new Difference("columns", Names(expected), Names(actual));

        return expected.Zip(actual, CompareColumn).FirstOrDefault(difference => difference is not null);
    }

    public static Difference? CompareColumn(DataViewSchema.Column expected, DataViewSchema.Column actual)
    {
        if (expected.Name != actual.Name)
            return new Difference($"name of column {actual.Index}", expected.Name, actual.Name);
        if (!expected.Type.Equals(actual.Type))
            return new Difference($"type of column '{actual.Name}'", $"{expected.Type}", $"{actual.Type}");
        if (expected.IsHidden != actual.IsHidden)
            return new Difference($"hidden flag of column '{actual.Name}'", $"{expected.IsHidden}", $"{actual.IsHidden}");
        return CompareAnnotations(actual.Name, expected.Annotations, actual.Annotations);
    }

    private static Difference? CompareAnnotations(
        string column, DataViewSchema.Annotations expected, DataViewSchema.Annotations actual)
    {
        string[] wanted = [.. expected.Schema.Select(kind => kind.Name).Order(StringComparer.Ordinal)];
        string[] got = [.. actual.Schema.Select(kind => kind.Name).Order(StringComparer.Ordinal)];
        if (!wanted.SequenceEqual(got, StringComparer.Ordinal))
            return new Difference($"annotation kinds of column '{column}'", $"[{string.Join(", ", wanted)}]", $"[{string.Join(", ", got)}]");

        return wanted.Select(kind => CompareAnnotation(column, kind, expected, actual)).FirstOrDefault(difference => difference is not null);
    }

    private static Difference? CompareAnnotation(
        string column, string kind, DataViewSchema.Annotations expected, DataViewSchema.Annotations actual)
    {
        string where = $"annotation {kind} of column '{column}'";
        DataViewSchema.Column wantedKind = expected.Schema[kind];
        DataViewSchema.Column gotKind = actual.Schema[kind];
        if (!wantedKind.Type.Equals(gotKind.Type))
            return new Difference($"type of {where}", $"{wantedKind.Type}", $"{gotKind.Type}");

        object? wanted = ColumnReader.ReadAnnotation(expected, wantedKind);
        object? got = ColumnReader.ReadAnnotation(actual, gotKind);
        return ValueComparer.Exact.AreEqual(wanted, got)
            ? null
            : new Difference(where, PlainValue.Describe(wanted), PlainValue.Describe(got));
    }

    private static string Names(DataViewSchema schema) => $"[{string.Join(", ", schema.Select(column => column.Name))}]";
}
