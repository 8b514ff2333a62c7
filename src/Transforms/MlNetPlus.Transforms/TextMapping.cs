using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Transforms;

/// <summary>A text column computed from one other text column.</summary>
internal static class TextMapping
{
    /// <summary>Declares it.</summary>
    /// <param name="mapping">Takes the column.</param>
    /// <param name="output">Its name.</param>
    /// <param name="input">The name of the text column it is computed from.</param>
    /// <param name="map">Never throws. What it returns is valid as long as its argument is: a slice of it will do.</param>
    internal static void Add(RowMapping mapping, string output, string input, Func<ReadOnlyMemory<char>, ReadOnlyMemory<char>> map)
    {
        var column = mapping.Input(input, AcceptedType.Text);
        mapping.Output(output, TextDataViewType.Instance, [column], row => MakeGetter(row.GetGetter<ReadOnlyMemory<char>>(column), map));
    }

    private static ValueGetter<ReadOnlyMemory<char>> MakeGetter(
        ValueGetter<ReadOnlyMemory<char>> source, Func<ReadOnlyMemory<char>, ReadOnlyMemory<char>> map)
    {
        var text = ReadOnlyMemory<char>.Empty;
        return (ref ReadOnlyMemory<char> value) =>
        {
            source(ref text);
            value = map(text);
        };
    }
}
