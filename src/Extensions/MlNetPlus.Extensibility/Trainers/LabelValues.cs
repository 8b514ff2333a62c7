using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Data.IO;
using Microsoft.ML.Runtime;

namespace MlNetPlus.Extensibility;

/// <summary>
/// The classes of a multiclass label: how many, and the values behind the keys where the label column has them. Kept in the
/// model, so that <c>MapKeyToValue</c> and the metrics can name the classes of what it predicts.
/// </summary>
public sealed class LabelValues
{
    private const string KeyValuesKind = "KeyValues";

    private readonly VectorDataViewType? _type;
    private readonly object? _values; // a VBuffer<T> of _type's item type

    private LabelValues(int count, VectorDataViewType? type, object? values)
    {
        Count = count;
        _type = type;
        _values = values;
    }

    /// <summary>The number of classes.</summary>
    public int Count { get; }

    /// <summary>The type of the values, or <see langword="null"/> when the keys stand for nothing but themselves.</summary>
    public PrimitiveDataViewType? ValueType => _type?.ItemType;

    /// <summary>The classes of a key column.</summary>
    /// <param name="label">The label column; its type is a key.</param>
    /// <returns>The classes.</returns>
    public static LabelValues Of(DataViewSchema.Column label)
    {
        if (label.Type is not KeyDataViewType key)
            throw new ArgumentException($"Column '{label.Name}' (label) is {label.Type}; expected a key. Convert it first with mlContext.Transforms.Conversion.MapValueToKey.", nameof(label));

        var type = label.Annotations.Schema.GetColumnOrNull(KeyValuesKind)?.Type as VectorDataViewType;
        var values = type is null ? null : ItemTypes.Call(type.ItemType.RawType, new Fetch(label.Annotations));
        return new LabelValues(checked((int)key.Count), type, values);
    }

    /// <summary>The names of the classes as text, or the key numbers (from 1) when there are no values.</summary>
    /// <returns>As many names as classes.</returns>
    public IReadOnlyList<string> ToNames() => _type is null
        ? [.. Enumerable.Range(1, Count).Select(key => key.ToString(System.Globalization.CultureInfo.InvariantCulture))]
        : ItemTypes.Call(_type.ItemType.RawType, new Names(_values!));

    internal void AddTo(DataViewSchema.Annotations.Builder annotations, string kind)
    {
        if (_type is not null)
            ItemTypes.Call(_type.ItemType.RawType, new Annotate(annotations, kind, _type, _values!));
    }

    internal void Save(ModelWriter writer, IHostEnvironment environment, string prefix = "")
    {
        writer.Write(prefix + "label.count", Count);
        writer.Write(prefix + "label.hasValues", _type is not null);
        if (_type is not null)
            writer.WriteStream(prefix + "LabelValues", stream => ItemTypes.Call(_type.ItemType.RawType, new Store(environment, stream, _type, _values!)));
    }

    internal static LabelValues Load(ModelReader reader, string prefix = "")
    {
        var count = reader.ReadInt32(prefix + "label.count");
        if (!reader.ReadBoolean(prefix + "label.hasValues"))
            return new LabelValues(count, null, null);

        return reader.ReadStream(prefix + "LabelValues", stream =>
        {
            var codec = new BinarySaver(reader.Environment, new BinarySaver.Arguments());
            return codec.TryLoadTypeAndValue(stream, out var type, out var values) && type is VectorDataViewType vector
                ? new LabelValues(count, vector, values)
                : throw SavedFields.Damaged(nameof(LabelValues), "the values of the label's keys cannot be read");
        });
    }

    private sealed class Fetch(DataViewSchema.Annotations annotations) : ItemTypes.ICall<object>
    {
        public object Run<T>()
        {
            VBuffer<T> values = default;
            annotations.GetValue(KeyValuesKind, ref values);
            return values;
        }
    }

    private sealed class Names(object values) : ItemTypes.ICall<IReadOnlyList<string>>
    {
        public IReadOnlyList<string> Run<T>() =>
            [.. ((VBuffer<T>)values).DenseValues().Select(value => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty)];
    }

    private sealed class Annotate(DataViewSchema.Annotations.Builder annotations, string kind, VectorDataViewType type, object values) : ItemTypes.ICall<bool>
    {
        public bool Run<T>()
        {
            var buffer = (VBuffer<T>)values;
            annotations.Add<VBuffer<T>>(kind, type, (ref VBuffer<T> target) => buffer.CopyTo(ref target));
            return true;
        }
    }

    private sealed class Store(IHostEnvironment environment, Stream stream, VectorDataViewType type, object values) : ItemTypes.ICall<bool>
    {
        public bool Run<T>()
        {
            var buffer = (VBuffer<T>)values;
            var codec = new BinarySaver(environment, new BinarySaver.Arguments());
            return codec.TryWriteTypeAndValue(stream, type, ref buffer, out _)
                ? true
                : throw new NotSupportedException($"Label values of type {type.ItemType} cannot be saved. Map the label to keys from text or numbers.");
        }
    }
}
