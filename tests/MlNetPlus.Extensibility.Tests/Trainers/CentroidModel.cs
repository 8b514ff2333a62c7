namespace MlNetPlus.Extensibility.Tests;

/// <summary>The mean of the features of each class; for regression, one centroid that predicts its distance.</summary>
internal sealed class CentroidModel(float[][] centroids) : IDisposable
{
    public float[][] Centroids { get; } = centroids;

    public int Disposals { get; private set; }

    public void Dispose() => Disposals++;

    public float Distance(int centroid, ReadOnlySpan<float> features)
    {
        var sum = 0f;
        for (var i = 0; i < features.Length; i++)
            sum += (features[i] - Centroids[centroid][i]) * (features[i] - Centroids[centroid][i]);
        return sum;
    }
}
