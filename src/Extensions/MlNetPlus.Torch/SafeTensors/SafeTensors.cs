using System.IO.MemoryMappedFiles;
using static TorchSharp.torch;

namespace MlNetPlus.Torch;

/// <summary>
/// Loads and saves tensors in the safetensors format, which Python's libraries read and write too: a JSON header, then the bytes
/// of the tensors. Nothing in such a file is ever executed, and every number in it is checked before it is used.
/// </summary>
/// <remarks>
/// Element types: F64, F32, F16, BF16, I64, I32, I16, I8, U8 and BOOL. A header may have up to 100 MB, as in the reference library.
/// The format's description: https://github.com/huggingface/safetensors.
/// </remarks>
public static class SafeTensors
{
    /// <summary>Loads all tensors of a file, which is mapped into memory while it is read.</summary>
    /// <param name="path">The file.</param>
    /// <returns>
    /// The tensors, on the CPU, contiguous and without gradients. The caller disposes the result; the tensors also belong to the
    /// dispose scope that is open, as those of any TorchSharp function do.
    /// </returns>
    /// <exception cref="SafeTensorsFormatException">The file breaks a rule of the format, or is cut off.</exception>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    /// <exception cref="TorchNotLoadedException">Torch's native libraries cannot be loaded.</exception>
    public static TensorDictionary Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        TorchNative.EnsureLoaded();

        var source = $"'{path}'";
        using var file = File.OpenRead(path);

        // An empty file cannot be mapped.
        if (file.Length == 0)
            return SafeTensorsReader.Read(file, source);

        using var map = MemoryMappedFile.CreateFromFile(file, mapName: null, capacity: 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        using var view = map.CreateViewStream(0, file.Length, MemoryMappedFileAccess.Read);
        return SafeTensorsReader.Read(view, source);
    }

    /// <summary>Loads all tensors of a stream, from where it stands to its end.</summary>
    /// <param name="stream">The stream; it need not be seekable, and is left open.</param>
    /// <returns>As for <see cref="Load(string)"/>.</returns>
    /// <exception cref="SafeTensorsFormatException">The stream breaks a rule of the format, is cut off, or goes on after the tensors.</exception>
    /// <exception cref="TorchNotLoadedException">Torch's native libraries cannot be loaded.</exception>
    public static TensorDictionary Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        TorchNative.EnsureLoaded();
        return SafeTensorsReader.Read(stream, "The stream");
    }

    /// <summary>Saves tensors to a file: beside its place at first, and moved there once complete, so that a crash leaves the old file whole.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="tensors">
    /// The tensors by name, on any device; they are not changed. Tensors that share memory are each written in full.
    /// </param>
    /// <exception cref="ArgumentException">A tensor is disposed, sparse, of a type that the format lacks, or named <c>__metadata__</c>; or the header is too long.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="TorchNotLoadedException">Torch's native libraries cannot be loaded.</exception>
    public static void Save(string path, IReadOnlyDictionary<string, Tensor> tensors) => Save(path, tensors, metadata: null);

    /// <summary>Saves tensors and metadata to a file, as <see cref="Save(string, IReadOnlyDictionary{string, Tensor})"/> does.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="tensors">The tensors by name.</param>
    /// <param name="metadata">Texts to carry along, or <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">A tensor is disposed, sparse, of a type that the format lacks, or named <c>__metadata__</c>; or the header is too long.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="TorchNotLoadedException">Torch's native libraries cannot be loaded.</exception>
    public static void Save(string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(tensors);
        TorchNative.EnsureLoaded();

        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
            {
                SafeTensorsWriter.Write(file, tensors, metadata);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Saves tensors to a stream, such as an entry of a model's zip.</summary>
    /// <param name="stream">The stream; it need not be seekable, and is left open.</param>
    /// <param name="tensors">As for <see cref="Save(string, IReadOnlyDictionary{string, Tensor})"/>.</param>
    /// <exception cref="ArgumentException">As for a file; nothing has been written then.</exception>
    /// <exception cref="TorchNotLoadedException">Torch's native libraries cannot be loaded.</exception>
    public static void Save(Stream stream, IReadOnlyDictionary<string, Tensor> tensors) => Save(stream, tensors, metadata: null);

    /// <summary>Saves tensors and metadata to a stream, such as an entry of a model's zip.</summary>
    /// <param name="stream">The stream; it need not be seekable, and is left open.</param>
    /// <param name="tensors">As for <see cref="Save(string, IReadOnlyDictionary{string, Tensor})"/>.</param>
    /// <param name="metadata">Texts to carry along, or <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">As for a file; nothing has been written then.</exception>
    /// <exception cref="TorchNotLoadedException">Torch's native libraries cannot be loaded.</exception>
    public static void Save(Stream stream, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(tensors);
        TorchNative.EnsureLoaded();
        SafeTensorsWriter.Write(stream, tensors, metadata);
    }
}
