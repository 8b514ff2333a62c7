using TorchSharp;

namespace MlNetPlus.Torch;

/// <summary>A type of element that the format names and torch has.</summary>
/// <param name="Name">The format's name.</param>
/// <param name="Type">Torch's type.</param>
/// <param name="Size">Bytes of one element.</param>
internal sealed record SafeTensorType(string Name, torch.ScalarType Type, int Size)
{
    /// <summary>In the order in which the reference library writes tensors: wider types first, so that all lie aligned in the file.</summary>
    private static readonly SafeTensorType[] All =
    [
        new("I64", torch.ScalarType.Int64, 8),
        new("F64", torch.ScalarType.Float64, 8),
        new("F32", torch.ScalarType.Float32, 4),
        new("I32", torch.ScalarType.Int32, 4),
        new("BF16", torch.ScalarType.BFloat16, 2),
        new("F16", torch.ScalarType.Float16, 2),
        new("I16", torch.ScalarType.Int16, 2),
        new("I8", torch.ScalarType.Int8, 1),
        new("U8", torch.ScalarType.Byte, 1),
        new("BOOL", torch.ScalarType.Bool, 1),
    ];

    public static string Names => string.Join(", ", All.Select(type => type.Name));

    /// <summary>The place in the file's order.</summary>
    public int Rank => Array.IndexOf(All, this);

    public static SafeTensorType? Find(string name) => Array.Find(All, type => type.Name == name);

    public static SafeTensorType? Find(torch.ScalarType scalar) => Array.Find(All, type => type.Type == scalar);
}
