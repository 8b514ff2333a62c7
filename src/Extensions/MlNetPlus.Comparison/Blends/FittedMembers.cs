using System.Globalization;
using Microsoft.ML;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Comparison;

/// <summary>The models that a blend or a stack is made of: disposed and saved with it.</summary>
/// <param name="models">The models.</param>
internal sealed class FittedMembers(ITransformer[] models) : IDisposable
{
    private bool _disposed;

    public IReadOnlyList<ITransformer> Models => models;

    public static FittedMembers Read(ModelReader reader, int count) => new([.. Enumerable.Range(0, count).Select(index => reader.ReadModel(PartName(index)))]);

    public void Write(ModelWriter writer)
    {
        for (var index = 0; index < models.Length; index++)
            writer.WriteModel(PartName(index), models[index]);
    }

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        foreach (var model in models)
            (model as IDisposable)?.Dispose();
    }

    private static string PartName(int index) => string.Create(CultureInfo.InvariantCulture, $"member{index}");
}
