using Microsoft.ML;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Transforms;

/// <summary>The key columns and the types that they had when the rows were counted, in words.</summary>
internal sealed record KeyColumns(IReadOnlyList<string> Names, IReadOnlyList<string> Types)
{
    /// <summary>Looks up the key columns of the training data.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing, or of a type that cannot be a key.</exception>
    public static KeyColumns Of(InputSchema input, IReadOnlyList<string> names, string consumer) =>
        new(names, [.. names.Select(name => input.Require(consumer, name, AcceptedType.Primitive).DescribeType())]);

    /// <summary>Checks that further rows have the same columns.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing, or of another type.</exception>
    public void Check(DataViewSchema schema, string consumer)
    {
        var input = InputSchema.Of(schema);
        for (var i = 0; i < Names.Count; i++)
            input.Require(consumer, Names[i], SameType(i));
    }

    /// <summary>The key columns of an input that is to be mapped.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing, or of another type.</exception>
    public DataViewSchema.Column[] Bind(RowMapping mapping) => [.. Names.Select((name, i) => mapping.Input(name, SameType(i)))];

    private AcceptedType SameType(int index) => AcceptedType.Where(
        $"{Types[index]} as in the training data",
        "Convert it as the training data was converted, or fit again",
        shape => shape.Kind == ColumnKind.Scalar && shape.DescribeType() == Types[index]);
}
