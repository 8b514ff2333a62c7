using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MlNetPlus.Testing.Tests;

/// <summary>Images are compared by their pixels, and every reader gets an image of its own.</summary>
public sealed class ImageInputTests
{
    private readonly MLContext _mlContext = new(seed: 1);

    [Fact]
    public void Check_ImageColumn_PassesButForTheFreshProcess()
    {
        IEstimator<ITransformer> estimator = _mlContext.Transforms.ConvertToGrayscale("Gray", "Image");

        var exception = Assert.Throws<ContractViolationException>(() => EstimatorContract.Check(_mlContext, estimator, Images()));

        ContractViolation violation = Assert.Single(exception.Violations);
        Assert.Equal(ContractCheck.LoadsInFreshProcess, violation.Check);
        Assert.Contains("put LoadImages before the estimator", violation.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_ImagesThatDependOnTheCursor_AreToldApart()
    {
        int calls = 0;
        IEstimator<ITransformer> estimator = _mlContext.Transforms.CustomMapping<Row, Shaded>(
            (row, shaded) => shaded.Out = Plain((byte)Interlocked.Increment(ref calls)), contractName: null);

        var exception = Assert.Throws<ContractViolationException>(() => EstimatorContract.Check(_mlContext, estimator, Images()));

        Assert.Contains(exception.Violations, violation => violation.Check == ContractCheck.CursorsAreRepeatable);
    }

    private static MLImage Plain(byte shade)
    {
        byte[] pixels = [.. Enumerable.Range(0, 6 * 4).Select(i => i % 4 == 3 ? byte.MaxValue : (byte)(shade + i))];
        return MLImage.CreateFromPixels(3, 2, MLPixelFormat.Bgra32, pixels);
    }

    private IDataView Images() => _mlContext.Data.LoadFromEnumerable(new FreshImages());

    // LoadFromEnumerable hands the very objects on, and the getters downstream dispose them.
    private sealed class FreshImages : IEnumerable<Row>
    {
        public IEnumerator<Row> GetEnumerator() => Enumerable.Range(0, 5).Select(i => new Row { Id = i, Image = Plain((byte)(i * 40)) }).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class Row
    {
        public int Id { get; set; }

        [ImageType(2, 3)]
        public MLImage? Image { get; set; }
    }

    private sealed class Shaded
    {
        [ImageType(2, 3)]
        public MLImage? Out { get; set; }
    }
}
