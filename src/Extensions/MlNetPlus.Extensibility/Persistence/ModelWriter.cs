using Microsoft.ML;

namespace MlNetPlus.Extensibility;

/// <summary>
/// Writes what a transformer has learnt into the model file, as named fields. Each name is written once;
/// <see cref="ModelReader"/> reads them back by name, in any order.
/// </summary>
public sealed class ModelWriter
{
    private readonly ModelSaveContext _context;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    internal ModelWriter(ModelSaveContext context) => _context = context;

    private BinaryWriter Output => _context.Writer;

    /// <summary>Writes a flag.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">The value.</param>
    public void Write(string name, bool value) => Field(name, FieldType.Boolean).Write(value);

    /// <summary>Writes an integer.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">The value.</param>
    public void Write(string name, int value) => Field(name, FieldType.Int32).Write(value);

    /// <summary>Writes a long integer.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">The value.</param>
    public void Write(string name, long value) => Field(name, FieldType.Int64).Write(value);

    /// <summary>Writes a number; NaN and infinities are kept.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">The value.</param>
    public void Write(string name, float value) => Field(name, FieldType.Single).Write(value);

    /// <summary>Writes a number; NaN and infinities are kept.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">The value.</param>
    public void Write(string name, double value) => Field(name, FieldType.Double).Write(value);

    /// <summary>Writes a text; <see langword="null"/> is kept apart from the empty text.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="value">The value.</param>
    public void Write(string name, string? value)
    {
        Field(name, FieldType.Text);
        WriteText(value);
    }

    /// <summary>Writes integers.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="values">The values.</param>
    public void Write(string name, int[] values) => Items(name, FieldType.Int32Array, values, Output.Write);

    /// <summary>Writes long integers.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="values">The values.</param>
    public void Write(string name, long[] values) => Items(name, FieldType.Int64Array, values, Output.Write);

    /// <summary>Writes numbers; NaN and infinities are kept.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="values">The values.</param>
    public void Write(string name, float[] values) => Items(name, FieldType.SingleArray, values, Output.Write);

    /// <summary>Writes numbers; NaN and infinities are kept.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="values">The values.</param>
    public void Write(string name, double[] values) => Items(name, FieldType.DoubleArray, values, Output.Write);

    /// <summary>Writes texts, each of which may be <see langword="null"/>.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="values">The values.</param>
    public void Write(string name, string?[] values) => Items(name, FieldType.TextArray, values, WriteText);

    /// <summary>Writes a dictionary, in its own order.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="map">The entries.</param>
    public void Write(string name, IReadOnlyDictionary<string, string> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        Field(name, FieldType.TextMap).Write(map.Count);
        foreach (var (key, value) in map)
        {
            WriteText(key);
            WriteText(value);
        }
    }

    /// <summary>Saves another transformer inside this one.</summary>
    /// <param name="name">The part's name: letters, digits and underscores.</param>
    /// <param name="model">The transformer; any that ML.NET can save.</param>
    public void WriteModel(string name, ITransformer model)
    {
        ArgumentNullException.ThrowIfNull(model);
        Claim(name);
        _context.SaveModel(model, name);
    }

    /// <summary>Saves a part of any size and format, as an entry of its own in the model's zip.</summary>
    /// <param name="name">The part's name: letters, digits and underscores.</param>
    /// <param name="write">Writes the part. The stream is not seekable.</param>
    public void WriteStream(string name, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        Claim(name);
        _context.SaveBinaryStream(name, writer => write(writer.BaseStream));
    }

    /// <summary>An empty name ends the fields.</summary>
    internal void End() => Output.Write(string.Empty);

    private void Items<T>(string name, FieldType type, T[] values, Action<T> write)
    {
        ArgumentNullException.ThrowIfNull(values);
        Field(name, type).Write(values.Length);
        Array.ForEach(values, write);
    }

    private void WriteText(string? value)
    {
        Output.Write(value is not null);
        if (value is not null)
            Output.Write(value);
    }

    private BinaryWriter Field(string name, FieldType type)
    {
        Claim(name);
        Output.Write(name);
        Output.Write((byte)type);
        return Output;
    }

    private void Claim(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!_names.Add(name))
            throw new InvalidOperationException($"Field '{name}' is written twice into the model. Give each field its own name.");
    }
}
