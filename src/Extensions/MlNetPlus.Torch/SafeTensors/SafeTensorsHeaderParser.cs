using System.Text.Json;

namespace MlNetPlus.Torch;

/// <summary>Reads a header's JSON, which may come from anywhere, and checks each rule of the format.</summary>
internal sealed class SafeTensorsHeaderParser(string source)
{
    private readonly Dictionary<string, string> _metadata = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SafeTensorEntry> _tensors = new(StringComparer.Ordinal);
    private bool _hasMetadata;

    public SafeTensorsHeader Parse(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty || json[0] != (byte)'{')
            throw Fault("its header does not begin with '{'.");

        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 8 });
            reader.Read();
            ReadTensors(ref reader);

            // Padding is the only thing that may follow; the reader refuses all else.
            reader.Read();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a text that is not UTF-8, or an escaped half of a surrogate pair.
            throw new SafeTensorsFormatException(source, $"its header is not JSON: {exception.Message}", innerException: exception);
        }

        return new(InFileOrder(), _metadata);
    }

    private void ReadTensors(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (name == SafeTensorsHeader.MetadataKey)
                ReadMetadata(ref reader);
            else if (!_tensors.TryAdd(name, ReadTensor(ref reader, name)))
                throw Fault("the name is given to two tensors.", name);
        }
    }

    private void ReadMetadata(ref Utf8JsonReader reader)
    {
        if (_hasMetadata)
            throw Fault($"it has two entries {SafeTensorsHeader.MetadataKey}.");

        _hasMetadata = true;
        if (reader.TokenType != JsonTokenType.StartObject)
            throw Fault($"{SafeTensorsHeader.MetadataKey} is {Described(reader)}; expected an object of texts.");

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            reader.Read();
            if (reader.TokenType != JsonTokenType.String)
                throw Fault($"{SafeTensorsHeader.MetadataKey} gives '{key}' {Described(reader)}; expected a text.");
            if (!_metadata.TryAdd(key, reader.GetString()!))
                throw Fault($"{SafeTensorsHeader.MetadataKey} has the key '{key}' twice.");
        }
    }

    private SafeTensorEntry ReadTensor(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw Fault($"it is {Described(reader)}; expected an object with dtype, shape and data_offsets.", name);

        SafeTensorType? type = null;
        long[]? shape = null, offsets = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            reader.Read();
            var isTwice = key switch
            {
                "dtype" => type is not null,
                "shape" => shape is not null,
                "data_offsets" => offsets is not null,
                _ => throw Fault($"it has the unknown property '{key}'; expected dtype, shape and data_offsets.", name),
            };
            if (isTwice)
                throw Fault($"{key} is given twice.", name);

            if (key == "dtype")
                type = ReadType(ref reader, name);
            else if (key == "shape")
                shape = ReadNumbers(ref reader, name, key, SafeTensorsHeader.DimensionLimit);
            else
                offsets = ReadNumbers(ref reader, name, key, limit: 2);
        }

        if (type is null || shape is null || offsets is null)
            throw Fault($"{(type is null ? "dtype" : shape is null ? "shape" : "data_offsets")} is missing.", name);
        if (offsets.Length != 2)
            throw Fault($"data_offsets has {offsets.Length} numbers; expected 2.", name);

        return Sized(new(name, type, shape, offsets[0], offsets[1]));
    }

    private SafeTensorType ReadType(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw Fault($"dtype is {Described(reader)}; expected one of {SafeTensorType.Names}.", name);

        var text = reader.GetString()!;
        return SafeTensorType.Find(text) ?? throw Fault($"dtype is '{text}'; expected one of {SafeTensorType.Names}.", name);
    }

    private long[] ReadNumbers(ref Utf8JsonReader reader, string name, string key, int limit)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw Fault($"{key} is {Described(reader)}; expected a list of numbers.", name);

        var numbers = new List<long>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out var number) || number < 0)
                throw Fault($"{key} holds {Described(reader)}; expected whole numbers from 0 to {long.MaxValue}.", name);
            if (numbers.Count == limit)
                throw Fault($"{key} has more than {limit} numbers.", name);
            numbers.Add(number);
        }

        return [.. numbers];
    }

    /// <summary>Checks that the bytes given to a tensor are those that its type and shape take.</summary>
    private SafeTensorEntry Sized(SafeTensorEntry entry)
    {
        // Zeros are left out at first: a shape that overflows without them is refused, in whatever order its sizes stand.
        Int128 size = entry.Type.Size;
        foreach (var dimension in entry.Shape.Where(dimension => dimension > 0))
        {
            size *= dimension;
            if (size > long.MaxValue)
                throw Fault($"shape [{string.Join(", ", entry.Shape)}] of {entry.Type.Name} takes more than {long.MaxValue} bytes.", entry.Name);
        }

        if (Array.IndexOf(entry.Shape, 0) >= 0)
            size = 0;
        if (entry.End < entry.Begin || entry.End - entry.Begin != size)
            throw Fault($"data_offsets [{entry.Begin}, {entry.End}] do not hold the {size} bytes that shape [{string.Join(", ", entry.Shape)}] of {entry.Type.Name} takes.", entry.Name);
        return entry;
    }

    private List<SafeTensorEntry> InFileOrder()
    {
        // Tensors without elements share their place with a neighbour: they come before it.
        List<SafeTensorEntry> ordered = [.. _tensors.Values.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End)];
        long end = 0;
        foreach (var entry in ordered)
        {
            if (entry.Begin != end)
                throw Fault($"its data begins at {entry.Begin}; expected {end}, right after the tensor before it, without overlap or hole.", entry.Name);
            end = entry.End;
        }

        return ordered;
    }

    private static string Described(in Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(reader.ValueSpan),
        JsonTokenType.String => "a text",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.StartObject => "an object",
        JsonTokenType.Null => "null",
        _ => "true or false",
    };

    private SafeTensorsFormatException Fault(string problem, string? tensor = null) =>
        new(source, tensor is null ? problem : $"tensor '{tensor}': {problem}", tensor);
}
