using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Comparison;

/// <summary>A column of primitive values as ranks: code i is the i-th smallest of the values that occur, -1 is missing.</summary>
/// <param name="Codes">One code per row.</param>
/// <param name="Distinct">The values, ascending; texts are compared by ordinal.</param>
/// <param name="AddKeyValues">Adds the values, in their own type, as the key values of a column that holds code + 1.</param>
internal sealed record CodedColumn(int[] Codes, Array Distinct, Action<DataViewSchema.Annotations.Builder> AddKeyValues)
{
    public IReadOnlyList<string> Names() =>
        [.. Distinct.Cast<object>().Select(value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty)];

    public static CodedColumn Read(IDataView view, DataViewSchema.Column column)
    {
        if (column.Type is KeyDataViewType)
            return ReadKeys(view, column);

        var type = (PrimitiveDataViewType)column.Type;
        return column.Type.RawType switch
        {
            var raw when raw == typeof(ReadOnlyMemory<char>) => ReadTexts(view, column),
            var raw when raw == typeof(bool) => Code<bool>(view, column, type),
            var raw when raw == typeof(float) => Code<float>(view, column, type, float.IsNaN),
            var raw when raw == typeof(double) => Code<double>(view, column, type, double.IsNaN),
            var raw when raw == typeof(sbyte) => Code<sbyte>(view, column, type),
            var raw when raw == typeof(byte) => Code<byte>(view, column, type),
            var raw when raw == typeof(short) => Code<short>(view, column, type),
            var raw when raw == typeof(ushort) => Code<ushort>(view, column, type),
            var raw when raw == typeof(int) => Code<int>(view, column, type),
            var raw when raw == typeof(uint) => Code<uint>(view, column, type),
            var raw when raw == typeof(long) => Code<long>(view, column, type),
            var raw when raw == typeof(ulong) => Code<ulong>(view, column, type),
            var raw when raw == typeof(DateTime) => Code<DateTime>(view, column, type, value => value == default),
            var raw when raw == typeof(DateTimeOffset) => Code<DateTimeOffset>(view, column, type, value => value == default),
            var raw when raw == typeof(TimeSpan) => Code<TimeSpan>(view, column, type),
            _ => throw new ArgumentOutOfRangeException(nameof(column), $"Column '{column.Name}' is {column.Type}; expected a number, Boolean, text, date, time span or key."),
        };
    }

    /// <summary>Codes of numbers; NaN is missing.</summary>
    public static CodedColumn Of(float[] values)
    {
        var seen = new Seen<float>(Comparer<float>.Default, EqualityComparer<float>.Default);
        foreach (var value in values)
            seen.Add(float.IsNaN(value) ? -1 : seen.CodeOf(value));
        return seen.Sorted(NumberDataViewType.Single);
    }

    private static CodedColumn Code<T>(IDataView view, DataViewSchema.Column column, PrimitiveDataViewType type, Func<T, bool>? isMissing = null)
        where T : IComparable<T>
    {
        var seen = new Seen<T>(Comparer<T>.Default, EqualityComparer<T>.Default);
        foreach (var value in view.GetColumn<T>(column))
            seen.Add(isMissing?.Invoke(value) == true ? -1 : seen.CodeOf(value));
        return seen.Sorted(type);
    }

    private static CodedColumn ReadTexts(IDataView view, DataViewSchema.Column column)
    {
        var seen = new Seen<string>(StringComparer.Ordinal, StringComparer.Ordinal);
        foreach (var text in view.GetColumn<ReadOnlyMemory<char>>(column))
            seen.Add(text.IsEmpty ? -1 : seen.CodeOf(text.ToString()));
        return seen.Sorted(TextDataViewType.Instance);
    }

    private static CodedColumn ReadKeys(IDataView view, DataViewSchema.Column column)
    {
        var keys = column.Type.RawType switch
        {
            var raw when raw == typeof(byte) => view.GetColumn<byte>(column).Select(key => (uint)key),
            var raw when raw == typeof(ushort) => view.GetColumn<ushort>(column).Select(key => (uint)key),
            var raw when raw == typeof(ulong) => view.GetColumn<ulong>(column).Select(key => checked((uint)key)),
            _ => view.GetColumn<uint>(column),
        };

        if (TextsOfKeys(column) is { } texts)
        {
            var named = new Seen<string>(StringComparer.Ordinal, StringComparer.Ordinal);
            foreach (var key in keys)
                named.Add(key == 0 ? -1 : named.CodeOf(texts[(int)key - 1]));
            return named.Sorted(TextDataViewType.Instance);
        }

        var seen = new Seen<uint>(Comparer<uint>.Default, EqualityComparer<uint>.Default);
        foreach (var key in keys)
            seen.Add(key == 0 ? -1 : seen.CodeOf(key));
        return seen.Sorted(NumberDataViewType.UInt32);
    }

    private static string[]? TextsOfKeys(DataViewSchema.Column column)
    {
        var annotation = column.Annotations.Schema.GetColumnOrNull("KeyValues");
        if (annotation?.Type is not VectorDataViewType { ItemType: TextDataViewType })
            return null;

        var values = default(VBuffer<ReadOnlyMemory<char>>);
        column.GetKeyValues(ref values);
        return [.. values.DenseValues().Select(text => text.ToString())];
    }

    /// <summary>Codes by arrival, which are turned into ranks at the end.</summary>
    private sealed class Seen<T>(IComparer<T> order, IEqualityComparer<T> equality)
        where T : notnull
    {
        private readonly Dictionary<T, int> _arrival = new(equality);
        private readonly List<int> _codes = [];

        public int CodeOf(T value)
        {
            if (!_arrival.TryGetValue(value, out var code))
                _arrival.Add(value, code = _arrival.Count);
            return code;
        }

        public void Add(int code) => _codes.Add(code);

        public CodedColumn Sorted(PrimitiveDataViewType type)
        {
            var distinct = _arrival.Keys.ToArray();
            Array.Sort(distinct, order);

            var rank = new int[distinct.Length];
            for (var i = 0; i < distinct.Length; i++)
                rank[_arrival[distinct[i]]] = i;

            return new CodedColumn([.. _codes.Select(code => code < 0 ? -1 : rank[code])], distinct, builder =>
            {
                if (distinct is string[] texts)
                    AddValues(builder, type, Array.ConvertAll(texts, text => text.AsMemory()));
                else
                    AddValues(builder, type, distinct);
            });
        }

        private static void AddValues<TValue>(DataViewSchema.Annotations.Builder builder, PrimitiveDataViewType type, TValue[] values) =>
            builder.Add("KeyValues", new VectorDataViewType(type, values.Length), (ref VBuffer<TValue> target) =>
            {
                var editor = VBufferEditor.Create(ref target, values.Length);
                values.CopyTo(editor.Values);
                target = editor.Commit();
            });
    }
}
