using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Extensibility.Tests;

/// <summary>Saves one field of every kind, and keeps what it reads back.</summary>
internal sealed class AllFieldsTransformer : RowTransformer
{
    public AllFieldsTransformer(MLContext mlContext, ITransformer inner)
        : base(mlContext)
    {
        Read = [];
        Inner = inner;
    }

    private AllFieldsTransformer(ModelReader reader)
        : base(reader)
    {
        Read =
        [
            reader.ReadBoolean("flag"), reader.ReadInt32("int"), reader.ReadInt64("long"), reader.ReadSingle("float"), reader.ReadDouble("double"),
            reader.ReadString("text"), reader.ReadStringOrNull("null"), reader.ReadInt32s("ints"), reader.ReadInt64s("longs"), reader.ReadSingles("floats"),
            reader.ReadDoubles("doubles"), reader.ReadStrings("texts"), reader.ReadStringsOrNulls("nulls"), reader.ReadMap("map"),
            reader.ReadStream("Part", stream => new StreamReader(stream).ReadToEnd()), reader.Version, reader.Has("flag"), reader.Has("none"),
        ];
        Inner = reader.ReadModel("Inner");
        Missing = Record(() => reader.ReadInt32("none"));
        OfOtherType = Record(() => reader.ReadInt32("text"));
    }

    public static IReadOnlyDictionary<string, string> Map { get; } = new Dictionary<string, string> { ["Mlle"] = "Miss", ["Ünïcode"] = "" };

    public object?[] Read { get; }

    public ITransformer Inner { get; }

    public Exception? Missing { get; }

    public Exception? OfOtherType { get; }

    protected override void Save(ModelWriter writer)
    {
        writer.Write("flag", true);
        writer.Write("int", int.MinValue);
        writer.Write("long", long.MaxValue);
        writer.Write("float", float.NaN);
        writer.Write("double", double.NegativeInfinity);
        writer.Write("text", "Doña");
        writer.Write("null", (string?)null);
        writer.Write("ints", [1, 2]);
        writer.Write("longs", [3L]);
        writer.Write("floats", [1.5f, float.NaN]);
        writer.Write("doubles", Array.Empty<double>());
        writer.Write("texts", ["a", ""]);
        writer.Write("nulls", [null, "b"]);
        writer.Write("map", Map);
        writer.WriteStream("Part", stream => stream.Write("a part"u8));
        writer.WriteModel("Inner", Inner);
    }

    protected override void Bind(RowMapping mapping) =>
        mapping.Output<float>("One", NumberDataViewType.Single, [], _ => (ref float value) => value = 1);

    private static Exception? Record(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (InvalidDataException exception)
        {
            return exception;
        }
    }
}
