using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Testing.Views;

/// <summary>
/// Reads one column of a row, whatever its type, into a plain object: text as string, a vector as a dense
/// <c>object?[]</c>, an image as its size and pixels, all else boxed.
/// </summary>
internal abstract class ColumnReader
{
    public static ColumnReader Of(DataViewRow row, DataViewSchema.Column column) =>
        Make(column.Type, typeof(DataViewRow).GetMethod(nameof(DataViewRow.GetGetter))!, row, column);

    public static object? ReadAnnotation(DataViewSchema.Annotations annotations, DataViewSchema.Column kind)
    {
        MethodInfo getGetter = typeof(DataViewSchema.Annotations).GetMethod(nameof(DataViewSchema.Annotations.GetGetter))!;
        return Make(kind.Type, getGetter, annotations, kind).Read();
    }

    /// <summary>Reads into the buffer that the last call left, as consumers do.</summary>
    public abstract object? Read();

    /// <summary>Reads into a buffer that holds values of another row, in another length.</summary>
    public abstract object? ReadOverStaleBuffer();

    /// <summary>Calls the getter and looks at nothing.</summary>
    public abstract void Call();

    private static ColumnReader Make(DataViewType type, MethodInfo getGetter, object source, DataViewSchema.Column column)
    {
        object getter = Invoke(getGetter.MakeGenericMethod(type.RawType), source, column)!;
        Type reader = type is VectorDataViewType vector
            ? typeof(VectorReader<>).MakeGenericType(vector.ItemType.RawType)
            : typeof(ScalarReader<>).MakeGenericType(type.RawType);
        return (ColumnReader)Activator.CreateInstance(reader, getter)!;
    }

    private static object? Invoke(MethodInfo method, object source, object argument) =>
        method.Invoke(source, BindingFlags.DoNotWrapExceptions, null, [argument], null);

    private sealed class ScalarReader<T>(ValueGetter<T> getter) : ColumnReader
    {
        private T _buffer = default!;

        public override object? Read()
        {
            getter(ref _buffer);
            return PlainValue.Of(_buffer);
        }

        public override void Call() => getter(ref _buffer);

        public override object? ReadOverStaleBuffer()
        {
            _buffer = StaleValue.Of<T>();
            return Read();
        }
    }

    private sealed class VectorReader<T>(ValueGetter<VBuffer<T>> getter) : ColumnReader
    {
        private VBuffer<T> _buffer;

        public override object? Read()
        {
            getter(ref _buffer);
            return _buffer.DenseValues().Select(item => PlainValue.Of(item)).ToArray();
        }

        public override void Call() => getter(ref _buffer);

        public override object? ReadOverStaleBuffer()
        {
            T stale = StaleValue.Of<T>();
            _buffer = new VBuffer<T>(_buffer.Length + 5, 3, [stale, stale, stale], [0, 2, 4]);
            return Read();
        }
    }
}
