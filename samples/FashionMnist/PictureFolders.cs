using System.Security.Cryptography;
using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Torch.Vision;
using SkiaSharp;

namespace FashionMnist;

/// <summary>
/// Finds the pictures: in a folder that has a folder for each class, in one that has such trees called train and test, or in one with the IDX files that
/// Fashion-MNIST comes in, which are unpacked to such trees of PNG files first.
/// </summary>
internal static class PictureFolders
{
    private const double TestFraction = 0.2;

    private static readonly string[] Classes = ["T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    #region load
    /// <summary>Rows with the columns ImagePath and Label. Without a folder called test, a fifth of the pictures is held out, of each class alike.</summary>
    public static (IDataView Training, IDataView Test) Load(MLContext mlContext, string folder, int seed)
    {
        var prepared = Prepare(folder);
        var (training, test) = (Path.Combine(prepared, "train"), Path.Combine(prepared, "test"));
        if (Directory.Exists(training) && Directory.Exists(test))
            return Checked(mlContext.Data.LoadImageFolder(training), mlContext.Data.LoadImageFolder(test));

        var split = mlContext.Data.SplitHoldOut(mlContext.Data.LoadImageFolder(prepared), TestFraction, "Label", seed: seed);
        return Checked(split.TrainSet, split.TestSet);
    }
    #endregion

    /// <summary>A network can be judged on classes that it was shown only; better to say so before the training than after it.</summary>
    private static (IDataView Training, IDataView Test) Checked(IDataView training, IDataView test)
    {
        var unknown = test.GetColumn<string>("Label").Except(training.GetColumn<string>("Label"), StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return unknown.Count == 0
            ? (training, test)
            : throw new InvalidDataException($"No training picture has a class that test pictures have: {string.Join(", ", unknown.Select(name => $"'{name}'"))}. Add pictures of it to the training, or take it out of the test.");
    }

    private static string Prepare(string folder)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"There is no folder '{folder}'. Give --data a folder that holds a folder of pictures for each class.");
        var packed = Directory.GetFiles(folder, "*-images-idx3-ubyte.gz");
        if (packed.Length == 0)
            return folder;

        var unpacked = Path.Combine(AppContext.BaseDirectory, "pictures", UnpackedName(folder, packed));
        foreach (var images in packed)
        {
            var target = Path.Combine(unpacked, Path.GetFileName(images).Contains("train", StringComparison.Ordinal) ? "train" : "test");
            if (!Directory.Exists(target))
                Unpack(images, LabelsOf(images), target);
        }

        return unpacked;
    }

    private static string LabelsOf(string images) => images.Replace("images-idx3", "labels-idx1", StringComparison.Ordinal);

    /// <summary>A name of its own for each state of the files: pictures that were unpacked from others are never taken for theirs.</summary>
    private static string UnpackedName(string folder, string[] packed)
    {
        var files = packed.Concat(packed.Select(LabelsOf)).Select(path => new FileInfo(path)).OrderBy(file => file.FullName, StringComparer.Ordinal);
        var state = string.Join('\n', files.Select(file => FormattableString.Invariant($"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc:O}")));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state)).AsSpan(0, 6));
        return $"{Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))}-{hash}";
    }

    /// <summary>Writes into a folder beside the target first, so that a broken run leaves no half of it.</summary>
    private static void Unpack(string imagesPath, string labelsPath, string target)
    {
        var labels = IdxFile.ReadLabels(labelsPath);
        var (height, width, pixels) = IdxFile.ReadImages(imagesPath);
        var unfinished = target + ".part";
        foreach (var name in Classes)
            Directory.CreateDirectory(Path.Combine(unfinished, name));
        for (var i = 0; i < labels.Length; i++)
        {
            using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Gray8, SKAlphaType.Opaque));
            pixels[i].CopyTo(bitmap.GetPixelSpan());
            using var file = File.Create(Path.Combine(unfinished, Classes[labels[i]], $"{i:00000}.png"));
            bitmap.Encode(file, SKEncodedImageFormat.Png, quality: 100);
        }

        Directory.Move(unfinished, target);
    }
}
