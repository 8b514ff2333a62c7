using System.Collections;
using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch;

namespace MlNetPlus.Torch;

/// <summary>The tensors of a file, by name and in the file's order, and its metadata. Owns the tensors: disposing it disposes them.</summary>
public sealed class TensorDictionary : IReadOnlyDictionary<string, Tensor>, IDisposable
{
    private readonly Dictionary<string, Tensor> _tensors = new(StringComparer.Ordinal);

    internal TensorDictionary(IReadOnlyDictionary<string, string> metadata) => Metadata = metadata;

    /// <summary>Texts that the file carries beside the tensors; empty when it has none.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The number of tensors.</summary>
    public int Count => _tensors.Count;

    /// <summary>The tensors' names, in the file's order.</summary>
    public IEnumerable<string> Keys => _tensors.Keys;

    /// <summary>The tensors, in the file's order.</summary>
    public IEnumerable<Tensor> Values => _tensors.Values;

    /// <summary>A tensor by name.</summary>
    /// <param name="key">The tensor's name.</param>
    /// <exception cref="KeyNotFoundException">There is no tensor of that name.</exception>
    public Tensor this[string key] => _tensors.TryGetValue(key, out var tensor)
        ? tensor
        : throw new KeyNotFoundException($"There is no tensor '{key}' among {_tensors.Count}: {string.Join(", ", _tensors.Keys.Take(10))}{(_tensors.Count > 10 ? ", …" : "")}.");

    /// <summary>Whether there is a tensor of that name.</summary>
    /// <param name="key">The name.</param>
    public bool ContainsKey(string key) => _tensors.ContainsKey(key);

    /// <summary>Finds a tensor by name.</summary>
    /// <param name="key">The name.</param>
    /// <param name="value">The tensor, which stays this object's.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Tensor value) => _tensors.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, Tensor>> GetEnumerator() => _tensors.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Disposes all tensors.</summary>
    public void Dispose()
    {
        foreach (var tensor in _tensors.Values)
            tensor.Dispose();
    }

    internal void Add(string name, Tensor tensor) => _tensors.Add(name, tensor);
}
