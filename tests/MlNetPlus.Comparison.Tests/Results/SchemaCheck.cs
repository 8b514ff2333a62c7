using System.Text.Json;

namespace MlNetPlus.Comparison.Tests;

/// <summary>
/// Holds a document to a JSON Schema, as far as the schema of results goes: type, const, enum, properties, required,
/// additionalProperties false, items, anyOf, $ref into $defs. A keyword that it does not know fails. Remembers which properties it met.
/// </summary>
internal sealed class SchemaCheck(JsonElement schema)
{
    private static readonly string[] Silent = ["$schema", "$defs", "title", "description", "required", "additionalProperties"];

    private readonly HashSet<string> _met = new(StringComparer.Ordinal);

    /// <summary>What is wrong, each with its place.</summary>
    public IReadOnlyList<string> Faults(JsonElement document) => [.. Check(schema, "", document, "$")];

    /// <summary>The properties of the schema that no document had.</summary>
    public IEnumerable<string> Unmet() =>
        schema.GetProperty("$defs").EnumerateObject().Select(one => (one.Name, one.Value)).Append(("", schema))
            .Where(one => one.Item2.TryGetProperty("properties", out _))
            .SelectMany(one => one.Item2.GetProperty("properties").EnumerateObject().Select(property => $"{one.Item1}.{property.Name}"))
            .Where(name => !_met.Contains(name));

    private IEnumerable<string> Check(JsonElement rule, string owner, JsonElement value, string place) =>
        rule.EnumerateObject().Where(keyword => !Silent.Contains(keyword.Name, StringComparer.Ordinal)).SelectMany(keyword => keyword.Name switch
        {
            "$ref" => Check(Definition(keyword.Value), keyword.Value.GetString()!.Split('/')[^1], value, place),
            "type" => Types(keyword.Value).Any(type => Is(value, type)) ? [] : [$"{place} is {value.ValueKind}; expected {keyword.Value}"],
            "const" => JsonElement.DeepEquals(keyword.Value, value) ? [] : [$"{place} is {value}; expected {keyword.Value}"],
            "enum" => keyword.Value.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)) ? [] : [$"{place} is {value}; expected one of {keyword.Value}"],
            "anyOf" => AnyOf(keyword.Value, owner, value, place),
            "items" => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().SelectMany((one, number) => Check(keyword.Value, owner, one, $"{place}[{number}]")) : [],
            "properties" => value.ValueKind == JsonValueKind.Object ? Properties(rule, owner, value, place) : [],
            _ => [$"the keyword {keyword.Name} at {place} is not known here"],
        });

    private IEnumerable<string> Properties(JsonElement rule, string owner, JsonElement value, string place)
    {
        var known = rule.GetProperty("properties");
        Assert.False(rule.GetProperty("additionalProperties").GetBoolean());
        foreach (var property in value.EnumerateObject())
        {
            _met.Add($"{owner}.{property.Name}");
            if (!known.TryGetProperty(property.Name, out var inner))
                yield return $"{place}.{property.Name} is not in the schema";
            else
            {
                foreach (var fault in Check(inner, owner, property.Value, $"{place}.{property.Name}"))
                    yield return fault;
            }
        }

        foreach (var name in rule.GetProperty("required").EnumerateArray().Select(one => one.GetString()!).Where(name => !value.TryGetProperty(name, out _)))
            yield return $"{place}.{name} is missing";
    }

    private IReadOnlyList<string> AnyOf(JsonElement choices, string owner, JsonElement value, string place)
    {
        var all = choices.EnumerateArray().Select(choice => Check(choice, owner, value, place).ToList()).ToList();
        return all.Any(faults => faults.Count == 0) ? [] : all[0];
    }

    private JsonElement Definition(JsonElement reference) => schema.GetProperty("$defs").GetProperty(reference.GetString()!.Split('/')[^1]);

    private static IEnumerable<string> Types(JsonElement types) => types.ValueKind == JsonValueKind.Array ? types.EnumerateArray().Select(type => type.GetString()!) : [types.GetString()!];

    private static bool Is(JsonElement value, string type) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "array" => value.ValueKind == JsonValueKind.Array,
        _ => value.ValueKind == JsonValueKind.Object,
    };
}
