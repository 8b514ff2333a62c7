using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison;

/// <summary>The values of one column, held so that any row's can be had at any time, by several threads.</summary>
internal abstract class HeldColumn
{
    private static readonly MethodInfo ReadPlain = ((Func<IDataView, DataViewSchema.Column, HeldColumn>)Plain<int>).Method.GetGenericMethodDefinition();
    private static readonly MethodInfo ReadVectors = ((Func<IDataView, DataViewSchema.Column, HeldColumn>)Vectors<int>).Method.GetGenericMethodDefinition();

    public abstract int Count { get; }

    /// <summary>A getter of the value in the row that the function tells.</summary>
    public abstract Delegate MakeGetter(Func<int> row);

    /// <exception cref="NotSupportedException">The column's values cannot be held, as images cannot.</exception>
    public static HeldColumn Read(IDataView view, DataViewSchema.Column column)
    {
        if (column.Type is VectorDataViewType { ItemType: { } item } && IsPlain(item))
            return (HeldColumn)ReadVectors.MakeGenericMethod(item.RawType).Invoke(null, [view, column])!;
        if (column.Type is TextDataViewType)
            return Texts(view, column);
        if (IsPlain(column.Type))
            return (HeldColumn)ReadPlain.MakeGenericMethod(column.Type.RawType).Invoke(null, [view, column])!;
        throw new NotSupportedException($"column '{column.Name}' is {column.Type}, whose values cannot be held; expected numbers, Booleans, texts, dates, keys or vectors of them");
    }

    private static bool IsPlain(DataViewType type) => type is PrimitiveDataViewType;

    private static Held<T> Plain<T>(IDataView view, DataViewSchema.Column column) =>
        new(Rows<T>(view, column, value => value), (ref T from, ref T to) => to = from);

    private static Held<ReadOnlyMemory<char>> Texts(IDataView view, DataViewSchema.Column column) =>
        new(Rows<ReadOnlyMemory<char>>(view, column, text => text.ToString().AsMemory()), (ref ReadOnlyMemory<char> from, ref ReadOnlyMemory<char> to) => to = from);

    private static Held<VBuffer<T>> Vectors<T>(IDataView view, DataViewSchema.Column column) =>
        new(Rows<VBuffer<T>>(view, column, Own), (ref VBuffer<T> from, ref VBuffer<T> to) => from.CopyTo(ref to));

    private static VBuffer<T> Own<T>(VBuffer<T> vector)
    {
        var own = default(VBuffer<T>);
        vector.CopyTo(ref own);
        if (typeof(T) != typeof(ReadOnlyMemory<char>))
            return own;

        var texts = (ReadOnlyMemory<char>[])(object)own.GetValues().ToArray();
        var copies = (T[])(object)Array.ConvertAll(texts, text => text.ToString().AsMemory());
        return own.IsDense ? new VBuffer<T>(own.Length, copies) : new VBuffer<T>(own.Length, copies.Length, copies, own.GetIndices().ToArray());
    }

    private static T[] Rows<T>(IDataView view, DataViewSchema.Column column, Func<T, T> own)
    {
        var rows = new List<T>();
        using var cursor = view.GetRowCursor([column]);
        var getter = cursor.GetGetter<T>(column);
        T value = default!;
        while (cursor.MoveNext())
        {
            getter(ref value);
            rows.Add(own(value));
        }

        return [.. rows];
    }

    /// <summary>Copies a held value to where a reader wants it.</summary>
    private delegate void Copy<T>(ref T from, ref T to);

    private sealed class Held<T>(T[] values, Copy<T> copy) : HeldColumn
    {
        public override int Count => values.Length;

        public override Delegate MakeGetter(Func<int> row) => (ValueGetter<T>)((ref T value) => copy(ref values[row()], ref value));
    }
}
