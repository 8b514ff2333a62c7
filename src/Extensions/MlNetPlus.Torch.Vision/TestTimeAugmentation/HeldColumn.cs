using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Torch.Vision;

/// <summary>The values of an input column in the rows read ahead, so that each view of an image comes with the rest of its row.</summary>
internal abstract class HeldColumn
{
    /// <summary>Holds a column of any type.</summary>
    /// <param name="row">The row to read from.</param>
    /// <param name="column">The column.</param>
    /// <param name="capacity">How many rows are held.</param>
    public static HeldColumn Of(DataViewRow row, DataViewSchema.Column column, int capacity)
    {
        var type = column.Type switch
        {
            VectorDataViewType vector => typeof(HeldVectors<>).MakeGenericType(vector.ItemType.RawType),
            TextDataViewType => typeof(HeldTexts),
            { RawType: var raw } when raw == typeof(MLImage) => typeof(HeldImages),
            _ => typeof(HeldScalars<>).MakeGenericType(column.Type.RawType),
        };
        return (HeldColumn)Activator.CreateInstance(type, row, column, capacity)!;
    }

    /// <summary>Copies the value of the row that is being read.</summary>
    /// <param name="slot">Its place.</param>
    public abstract void Read(int slot);

    /// <summary>A getter of the column's raw type.</summary>
    /// <param name="slot">The place of the row that is wanted.</param>
    public abstract Delegate Getter(Func<int> slot);

    private sealed class HeldScalars<T>(DataViewRow row, DataViewSchema.Column column, int capacity) : HeldColumn
    {
        private readonly ValueGetter<T> _getter = row.GetGetter<T>(column);
        private readonly T[] _values = new T[capacity];

        public override void Read(int slot) => _getter(ref _values[slot]);

        public override Delegate Getter(Func<int> slot) => (ValueGetter<T>)((ref T value) => value = _values[slot()]);
    }

    /// <summary>The memory behind a text changes with the next row.</summary>
    private sealed class HeldTexts(DataViewRow row, DataViewSchema.Column column, int capacity) : HeldColumn
    {
        private readonly ValueGetter<ReadOnlyMemory<char>> _getter = row.GetGetter<ReadOnlyMemory<char>>(column);
        private readonly string[] _values = new string[capacity];

        public override void Read(int slot)
        {
            ReadOnlyMemory<char> value = default;
            _getter(ref value);
            _values[slot] = value.ToString();
        }

        public override Delegate Getter(Func<int> slot) => (ValueGetter<ReadOnlyMemory<char>>)((ref ReadOnlyMemory<char> value) => value = _values[slot()].AsMemory());
    }

    private sealed class HeldVectors<T>(DataViewRow row, DataViewSchema.Column column, int capacity) : HeldColumn
    {
        private readonly ValueGetter<VBuffer<T>> _getter = row.GetGetter<VBuffer<T>>(column);
        private readonly VBuffer<T>[] _values = new VBuffer<T>[capacity];

        public override void Read(int slot)
        {
            _getter(ref _values[slot]);
            if (typeof(T) != typeof(ReadOnlyMemory<char>))
                return;

            var editor = VBufferEditor.CreateFromBuffer(ref _values[slot]);
            foreach (ref var item in editor.Values)
                item = (T)(object)((ReadOnlyMemory<char>)(object)item!).ToString().AsMemory();
        }

        public override Delegate Getter(Func<int> slot) => (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) => _values[slot()].CopyTo(ref value));
    }
}
