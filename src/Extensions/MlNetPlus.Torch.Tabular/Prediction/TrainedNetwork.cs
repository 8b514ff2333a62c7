using System.Globalization;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Tabular;

/// <summary>One training's result: how raw features are encoded, the networks that vote, and the unit of the target. Immutable.</summary>
/// <param name="Scaling">Takes raw features to numbers and codes.</param>
/// <param name="Networks">The networks.</param>
/// <param name="Target">The target's standardisation, for regression; null for classes.</param>
internal sealed record TrainedNetwork(FeatureScaling Scaling, MemberNetworks Networks, TargetScaling? Target)
{
    public int ParameterCount =>
        Networks.Encoder.Pieces.Sum(piece => piece.Table.Length + piece.Slopes.Length) +
        Networks.Members.SelectMany(layers => layers).Distinct().Sum(layer => layer.Weights.Length + layer.Biases.Length);

    public static TrainedNetwork Load(ModelReader reader, string prefix)
    {
        var arrays = reader.ReadStream(prefix + "weights", SafeTensorsArrays.Load);
        var kinds = reader.ReadInt32s(prefix + "pieces.kinds");
        var indices = reader.ReadInt32s(prefix + "pieces.indices");
        var widths = reader.ReadInt32s(prefix + "pieces.widths");
        float[] Optional(string name) => arrays.TryGetValue(name, out var array) ? array.Values : [];
        var pieces = kinds.Select((kind, i) => new InputPiece(
            (InputPieceKind)kind, indices[i], widths[i], Optional(Name("pieces", i, "knots")), Optional(Name("pieces", i, "table")), Optional(Name("pieces", i, "slopes"))));

        var activations = reader.ReadInt32s(prefix + "layers.activations");
        var layers = activations.Select((activation, i) =>
            new DenseLayer(arrays[Name("layers", i, "weight")].Values, arrays[Name("layers", i, "bias")].Values, (Activation)activation)).ToArray();
        var members = reader.ReadInt32s(prefix + "members.layers").Chunk(reader.ReadInt32(prefix + "members.depth"))
            .Select(numbers => (IReadOnlyList<DenseLayer>)Array.ConvertAll(numbers, number => layers[number])).ToArray();
        var target = reader.Has(prefix + "target.mean") ? new TargetScaling(reader.ReadDouble(prefix + "target.mean"), reader.ReadDouble(prefix + "target.deviation")) : null;
        return new TrainedNetwork(FeatureScaling.Load(reader, prefix), new MemberNetworks(new InputEncoder([.. pieces]), members), target);
    }

    public void Save(ModelWriter writer, string prefix)
    {
        Scaling.Save(writer, prefix);
        var arrays = new Dictionary<string, SingleArray>(StringComparer.Ordinal);
        var pieces = Networks.Encoder.Pieces;
        for (var i = 0; i < pieces.Count; i++)
        {
            AddFilled(arrays, Name("pieces", i, "knots"), pieces[i].Knots, 1);
            AddFilled(arrays, Name("pieces", i, "table"), pieces[i].Table, pieces[i].Width);
            AddFilled(arrays, Name("pieces", i, "slopes"), pieces[i].Slopes, 1);
        }

        var layers = Networks.Members.SelectMany(layers => layers).Distinct().ToList();
        for (var i = 0; i < layers.Count; i++)
        {
            AddFilled(arrays, Name("layers", i, "weight"), layers[i].Weights, layers[i].Outputs);
            AddFilled(arrays, Name("layers", i, "bias"), layers[i].Biases, 1);
        }

        writer.WriteStream(prefix + "weights", stream => SafeTensorsArrays.Save(stream, arrays));
        writer.Write(prefix + "pieces.kinds", [.. pieces.Select(piece => (int)piece.Kind)]);
        writer.Write(prefix + "pieces.indices", [.. pieces.Select(piece => piece.Index)]);
        writer.Write(prefix + "pieces.widths", [.. pieces.Select(piece => piece.Width)]);
        writer.Write(prefix + "layers.activations", [.. layers.Select(layer => (int)layer.Activation)]);
        writer.Write(prefix + "members.depth", Networks.Members[0].Count);
        writer.Write(prefix + "members.layers", [.. Networks.Members.SelectMany(member => member.Select(layer => layers.IndexOf(layer)))]);
        if (Target is null)
            return;
        writer.Write(prefix + "target.mean", Target.Mean);
        writer.Write(prefix + "target.deviation", Target.Deviation);
    }

    private static string Name(string group, int index, string part) => string.Create(CultureInfo.InvariantCulture, $"{group}.{index}.{part}");

    private static void AddFilled(Dictionary<string, SingleArray> arrays, string name, float[] values, int columns)
    {
        if (values.Length > 0)
            arrays.Add(name, new SingleArray(values, columns == 1 ? [values.Length] : [values.Length / columns, columns]));
    }
}
