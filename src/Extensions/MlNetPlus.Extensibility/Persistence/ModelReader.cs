using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace MlNetPlus.Extensibility;

/// <summary>
/// Reads back, by name, what a transformer wrote with <see cref="ModelWriter"/>. It is given to the constructor of the
/// transformer that is being loaded, and is of no use after that.
/// </summary>
public sealed class ModelReader
{
    private readonly ModelLoadContext _context;
    private readonly string _owner;
    private readonly Dictionary<string, object?> _fields;

    internal ModelReader(IHostEnvironment environment, ModelLoadContext context, string owner, int version)
    {
        Environment = environment;
        Version = version;
        _context = context;
        _owner = owner;
        _fields = SavedFields.Read(context.Reader, owner);
    }

    /// <summary>The version that the file was written with: at most that of the class being loaded.</summary>
    public int Version { get; }

    /// <summary>The environment that loads the model.</summary>
    public IHostEnvironment Environment { get; }

    /// <summary>Whether a field of this name was written.</summary>
    /// <param name="name">The field's name.</param>
    /// <returns><see langword="true"/> when it was.</returns>
    public bool Has(string name) => _fields.ContainsKey(name);

    /// <summary>Reads a flag.</summary>
    /// <param name="name">The field's name.</param>
    /// <returns>The value written.</returns>
    /// <exception cref="InvalidDataException">There is no such field, or it is of another type.</exception>
    public bool ReadBoolean(string name) => Read<bool>(name);

    /// <summary>Reads an integer.</summary>
    /// <inheritdoc cref="ReadBoolean"/>
    public int ReadInt32(string name) => Read<int>(name);

    /// <summary>Reads a long integer.</summary>
    /// <inheritdoc cref="ReadBoolean"/>
    public long ReadInt64(string name) => Read<long>(name);

    /// <summary>Reads a number.</summary>
    /// <inheritdoc cref="ReadBoolean"/>
    public float ReadSingle(string name) => Read<float>(name);

    /// <summary>Reads a number.</summary>
    /// <inheritdoc cref="ReadBoolean"/>
    public double ReadDouble(string name) => Read<double>(name);

    /// <summary>Reads a text that may not be <see langword="null"/>.</summary>
    /// <inheritdoc cref="ReadBoolean"/>
    public string ReadString(string name) => Read<string>(name);

    /// <summary>Reads a text that may be <see langword="null"/>.</summary>
    /// <inheritdoc cref="ReadBoolean"/>
    public string? ReadStringOrNull(string name) => _fields.TryGetValue(name, out var value) && value is null ? null : Read<string>(name);

    /// <summary>Reads integers.</summary>
    /// <inheritdoc cref="ReadBoolean"/>
    public int[] ReadInt32s(string name) => Read<int[]>(name);

    /// <summary>Reads long integers.</summary>
    /// <inheritdoc cref="ReadBoolean"/>
    public long[] ReadInt64s(string name) => Read<long[]>(name);

    /// <summary>Reads numbers.</summary>
    /// <inheritdoc cref="ReadBoolean"/>
    public float[] ReadSingles(string name) => Read<float[]>(name);

    /// <summary>Reads numbers.</summary>
    /// <inheritdoc cref="ReadBoolean"/>
    public double[] ReadDoubles(string name) => Read<double[]>(name);

    /// <summary>Reads texts that may not be <see langword="null"/>.</summary>
    /// <inheritdoc cref="ReadBoolean"/>
    public string[] ReadStrings(string name)
    {
        var values = Read<string?[]>(name);
        return values.All(value => value is not null)
            ? values.OfType<string>().ToArray()
            : throw Damaged($"field '{name}' holds a null text where none is allowed");
    }

    /// <summary>Reads texts, each of which may be <see langword="null"/>.</summary>
    /// <inheritdoc cref="ReadBoolean"/>
    public string?[] ReadStringsOrNulls(string name) => Read<string?[]>(name);

    /// <summary>Reads a dictionary.</summary>
    /// <inheritdoc cref="ReadBoolean"/>
    public IReadOnlyDictionary<string, string> ReadMap(string name) => Read<Dictionary<string, string>>(name);

    /// <summary>Loads a transformer that was saved inside this one.</summary>
    /// <param name="name">The part's name.</param>
    /// <returns>The transformer.</returns>
    /// <exception cref="InvalidDataException">There is no such part.</exception>
    public ITransformer ReadModel(string name)
    {
        _context.LoadModelOrNull<ITransformer, SignatureLoadModel>(Environment, out var model, name);
        return model ?? throw Damaged($"part '{name}' is missing");
    }

    /// <summary>Reads a part that was saved with <see cref="ModelWriter.WriteStream"/>.</summary>
    /// <typeparam name="T">What is made of it.</typeparam>
    /// <param name="name">The part's name.</param>
    /// <param name="read">Reads the part. The stream is closed afterwards.</param>
    /// <returns>What <paramref name="read"/> returned.</returns>
    /// <exception cref="InvalidDataException">There is no such part.</exception>
    public T ReadStream<T>(string name, Func<Stream, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        T result = default!;
        return _context.TryLoadBinaryStream(name, reader => result = read(reader.BaseStream))
            ? result
            : throw Damaged($"part '{name}' is missing");
    }

    private T Read<T>(string name)
    {
        if (!_fields.TryGetValue(name, out var value))
            throw Damaged($"field '{name}' is missing");

        return value is T typed ? typed : throw Damaged($"field '{name}' is {value?.GetType().Name ?? "null"}, expected {typeof(T).Name}");
    }

    private InvalidDataException Damaged(string what) => SavedFields.Damaged(_owner, what);
}
