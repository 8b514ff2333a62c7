using System.Reflection;

namespace MlNetPlus.Testing.Views;

/// <summary>
/// The pixels of an ML.NET image. By reflection, because the image package brings native libraries that tests of plain
/// columns do without; by GetBGRPixels, because MLImage.Pixels fails with SkiaSharp 3 (SKBitmap.GetPixelSpan returns
/// another type there). Transparency is not kept.
/// </summary>
internal sealed record ImageValue(int Width, int Height, byte[] BlueGreenRed)
{
    private const string TypeName = "Microsoft.ML.Data.MLImage";

    public static bool IsImage(Type type) => type.FullName == TypeName;

    public static ImageValue Of<T>(T image) =>
        new((int)Property(image, "Width"), (int)Property(image, "Height"), (byte[])Property(image, "GetBGRPixels"));

    /// <summary>A new image with these pixels: getters of images dispose what they find in their argument.</summary>
    public T ToImage<T>()
    {
        MethodInfo create = typeof(T).GetMethod("CreateFromPixels")!;
        Type format = create.GetParameters()[2].ParameterType;
        Type factory = typeof(Factory<,>).MakeGenericType(typeof(T), format);
        return (T)((IFactory)Activator.CreateInstance(factory, create)!).Create(this);
    }

    public bool Equals(ImageValue? other) =>
        other is not null && Width == other.Width && Height == other.Height && BlueGreenRed.AsSpan().SequenceEqual(other.BlueGreenRed);

    public override int GetHashCode() => HashCode.Combine(Width, Height, BlueGreenRed.Length);

    public override string ToString() => $"image {Width} x {Height}, {Convert.ToHexString(BlueGreenRed.AsSpan(0, Math.Min(12, BlueGreenRed.Length)))}…";

    private static object Property<T>(T image, string name) => typeof(T).GetProperty(name)!.GetValue(image)!;

    private interface IFactory
    {
        object Create(ImageValue value);
    }

    private sealed class Factory<TImage, TFormat>(MethodInfo create) : IFactory
        where TFormat : struct, Enum
    {
        private const int Channels = 4;

        private readonly Signature _create = create.CreateDelegate<Signature>();

        private delegate TImage Signature(int width, int height, TFormat format, ReadOnlySpan<byte> pixels);

        public object Create(ImageValue value)
        {
            byte[] pixels = new byte[value.Width * value.Height * Channels];
            for (int pixel = 0; pixel < value.Width * value.Height; pixel++)
            {
                value.BlueGreenRed.AsSpan(pixel * 3, 3).CopyTo(pixels.AsSpan(pixel * Channels));
                pixels[(pixel * Channels) + 3] = byte.MaxValue;
            }

            return _create(value.Width, value.Height, Enum.Parse<TFormat>("Bgra32"), pixels)!;
        }
    }
}
