using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Testing.Views;

/// <summary>Getters over plain objects, the reverse of <see cref="ColumnReader"/>.</summary>
internal static class MemoryGetter
{
    public static Delegate Make(DataViewType type, Func<object?> current, VectorForm form, bool reuseText)
    {
        if (type is VectorDataViewType vector)
            return (Delegate)Invoke(nameof(MakeVector), vector.ItemType.RawType, current, form);
        if (type is TextDataViewType && reuseText)
            return MakeReusedText(current);
        return (Delegate)Invoke(nameof(MakeScalar), type.RawType, current);
    }

    private static object Invoke(string method, Type type, params object[] arguments) =>
        typeof(MemoryGetter).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;

    private static ValueGetter<T> MakeScalar<T>(Func<object?> current) =>
        (ref T value) => value = Unbox<T>(current());

    private static ValueGetter<ReadOnlyMemory<char>> MakeReusedText(Func<object?> current)
    {
        char[] buffer = new char[16];
        return (ref ReadOnlyMemory<char> value) =>
        {
            var text = (string)current()!;
            if (text.Length > buffer.Length)
                buffer = new char[text.Length];
            Array.Fill(buffer, '\u0001');
            text.CopyTo(buffer);
            value = buffer.AsMemory(0, text.Length);
        };
    }

    private static ValueGetter<VBuffer<T>> MakeVector<T>(Func<object?> current, VectorForm form) =>
        (ref VBuffer<T> value) =>
        {
            var items = (object?[])current()!;
            int[] stored = [.. Enumerable.Range(0, items.Length).Where(i => form == VectorForm.Dense || !IsDefault<T>(items[i]))];
            VBufferEditor<T> editor = VBufferEditor.Create(ref value, items.Length, stored.Length);
            for (int i = 0; i < stored.Length; i++)
            {
                editor.Values[i] = Unbox<T>(items[stored[i]]);
                if (stored.Length < items.Length)
                    editor.Indices[i] = stored[i];
            }

            value = editor.Commit();
        };

    private static bool IsDefault<T>(object? item) => item switch
    {
        string text => text.Length == 0,
        null => true,
        _ => item.Equals(default(T)),
    };

    private static T Unbox<T>(object? item) => item switch
    {
        string text when typeof(T) == typeof(ReadOnlyMemory<char>) => (T)(object)text.AsMemory(),
        ImageValue image => image.ToImage<T>(),
        _ => (T)item!,
    };
}
