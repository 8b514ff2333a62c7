using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison.Tests;

public class FeatureFillTransformerTests
{
    private static readonly MLContext Context = new(1);

    private static readonly float[][] Training = [[1, 10, 5, float.NaN], [3, float.NaN, 5, float.NaN], [5, 30, 5, float.NaN]];

    [Fact]
    public void Transform_Trees_FillsWithTheMeanAndMarksWhatWasMissingInTraining()
    {
        var filled = Fill(standardizes: false, centers: false, [[float.NaN, float.NaN, 6, 7], [1, 2, float.PositiveInfinity, float.NaN]]);

        Assert.Equal([3, 20, 6, 7, 1], filled[0]);
        Assert.Equal([1, 2, 5, 0, 0], filled[1]);
    }

    [Fact]
    public void Transform_Linear_StandardisesAndConstantsBecomeZero()
    {
        var filled = Fill(standardizes: true, centers: true, Training);

        var unit = (float)(2 / Math.Sqrt(8 / 3.0));
        Assert.Equal([-unit, -1, 0, 0, 0], filled[0], new Near());
        Assert.Equal([0, 0, 0, 0, 1], filled[1], new Near());
        Assert.Equal([unit, 1, 0, 0, 0], filled[2], new Near());
    }

    [Fact]
    public void Transform_SparseRows_StaySparseAndEqualDenseOnes()
    {
        var dense = View([[0, float.NaN, 0, 4], [2, 0, 0, 0], [0, 3, float.NaN, 0]]);
        var sparse = Sparse([[0, float.NaN, 0, 4], [2, 0, 0, 0], [0, 3, float.NaN, 0]]);
        var transformer = new FeatureFillTransformer(Context, "Out", "Features", FeatureProfile.Learn(dense, "Features"), standardizes: true, centers: false);

        var fromDense = Values(transformer.Transform(dense));
        var fromSparse = transformer.Transform(sparse);

        Assert.Equal(fromDense, Values(fromSparse));
        Assert.All(fromSparse.GetColumn<VBuffer<float>>("Out").Select(row => row.IsDense), Assert.False);
        Assert.Equal(FeatureProfile.Learn(dense, "Features").Deviations, FeatureProfile.Learn(sparse, "Features").Deviations);
    }

    [Fact]
    public void Transform_SlotNames_AreCarriedOver()
    {
        var rows = Context.Data.LoadFromEnumerable(new[] { new { A = 1f, B = float.NaN }, new { A = 2f, B = 3f } });
        var view = Context.Transforms.Concatenate("Features", "A", "B").Fit(rows).Transform(rows);
        var output = new FeatureFillTransformer(Context, "Out", "Features", FeatureProfile.Learn(view, "Features"), false, false).Transform(view);

        var names = default(VBuffer<ReadOnlyMemory<char>>);
        output.Schema["Out"].GetSlotNames(ref names);
        Assert.Equal(["A", "B", "B.Missing"], names.DenseValues().Select(name => name.ToString()));
    }

    [Fact]
    public void Transform_OtherNumberOfFeatures_SaysSo()
    {
        var transformer = new FeatureFillTransformer(Context, "Out", "Features", FeatureProfile.Learn(View(Training), "Features"), false, false);

        var exception = Assert.ThrowsAny<ArgumentException>(() => transformer.Transform(View([[1, 2]])));

        Assert.StartsWith("Column 'Features' has 2 features; expected 4, as in training.", exception.Message, StringComparison.Ordinal);
    }

    private static List<float[]> Fill(bool standardizes, bool centers, float[][] rows) => Values(
        new FeatureFillTransformer(Context, "Out", "Features", FeatureProfile.Learn(View(Training), "Features"), standardizes, centers).Transform(View(rows)));

    private static List<float[]> Values(IDataView view) => [.. view.GetColumn<VBuffer<float>>("Out").Select(row => row.DenseValues().ToArray())];

    private static IDataView View(float[][] rows) => Sized(rows[0].Length, rows.Select(row => new Row { Features = new VBuffer<float>(row.Length, row) }));

    private static IDataView Sparse(float[][] rows) => Sized(rows[0].Length, rows.Select(row =>
    {
        var slots = Enumerable.Range(0, row.Length).Where(slot => row[slot] != 0).ToArray();
        return new Row { Features = new VBuffer<float>(row.Length, slots.Length, Array.ConvertAll(slots, slot => row[slot]), slots) };
    }));

    private static IDataView Sized(int size, IEnumerable<Row> rows)
    {
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, size);
        return Context.Data.LoadFromEnumerable(rows, schema);
    }

    private sealed class Row
    {
        public VBuffer<float> Features { get; set; }
    }

    private sealed class Near : IEqualityComparer<float>
    {
        public bool Equals(float x, float y) => Math.Abs(x - y) < 1e-5f;

        public int GetHashCode(float value) => 0;
    }
}
