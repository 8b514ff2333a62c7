using System.Text.Json;

namespace MlNetPlus.Torch.Vision.Tests;

/// <summary>A picture of Reference/pictures.json: a file, and its bytes (3 channels, height, width) by Pillow.</summary>
internal sealed record ReferencePicture(string Name, ImageFit Fit, int Size, int Tolerance, byte[] File, byte[] Expected)
{
    public static IReadOnlyList<ReferencePicture> All { get; } = Read();

    public static ReferencePicture Named(string name, ImageFit fit = ImageFit.Pad) => All.Single(picture => picture.Name == name && picture.Fit == fit);

    public ImageDecoder Decoder(int channels = 3) => new(Size, channels, Fit);

    private static ReferencePicture[] Read()
    {
        using var json = JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Images", "Reference", "pictures.json")));
        return [.. json.RootElement.EnumerateArray().Select(row => new ReferencePicture(
            row.GetProperty("name").GetString()!,
            Enum.Parse<ImageFit>(row.GetProperty("fit").GetString()!),
            row.GetProperty("size").GetInt32(),
            row.GetProperty("tolerance").GetInt32(),
            row.GetProperty("file").GetBytesFromBase64(),
            row.GetProperty("expected").GetBytesFromBase64()))];
    }
}
