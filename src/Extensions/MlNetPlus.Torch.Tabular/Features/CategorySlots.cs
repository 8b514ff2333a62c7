using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Torch.Tabular;

/// <summary>Which slots of a feature vector are codes of categories: an annotation of the column, written by <see cref="TabularFeaturesTransformer"/>.</summary>
internal static class CategorySlots
{
    /// <summary>The annotation: for each slot how many values its category has, whose codes are 1, 2, …; 0 for a number.</summary>
    public const string AnnotationName = "CategoryCounts";

    /// <summary>What the annotation says; all zeros where there is none.</summary>
    public static IReadOnlyList<int> Read(DataViewSchema.Column features)
    {
        var size = ((VectorDataViewType)features.Type).Size;
        if (features.Annotations.Schema.GetColumnOrNull(AnnotationName) is not { Type: VectorDataViewType { Size: var length } vector } || length != size || vector.ItemType != NumberDataViewType.Int32)
            return new int[size];
        var counts = default(VBuffer<int>);
        features.Annotations.GetValue(AnnotationName, ref counts);
        return [.. counts.DenseValues()];
    }

    public static void Add(DataViewSchema.Annotations.Builder annotations, int[] counts) =>
        annotations.Add(AnnotationName, new VectorDataViewType(NumberDataViewType.Int32, counts.Length), (ref VBuffer<int> value) => value = new VBuffer<int>(counts.Length, counts));
}
