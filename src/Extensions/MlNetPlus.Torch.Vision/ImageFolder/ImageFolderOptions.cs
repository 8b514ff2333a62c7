using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Vision;

/// <summary>Options of loading a folder of pictures.</summary>
public sealed class ImageFolderOptions
{
    /// <summary>The folder: it has a folder for each class, named for it, with the pictures of the class in it or in folders below it.</summary>
    /// <value>Default: empty; a folder that exists must be given.</value>
    public string Folder { get; set; } = "";

    /// <summary>How the names of picture files end, in small or large letters.</summary>
    /// <value>Default: .bmp, .gif, .jpeg, .jpg, .png, .webp. At least one; each begins with a dot.</value>
    public IList<string> Extensions { get; set; } = [".bmp", ".gif", ".jpeg", ".jpg", ".png", ".webp"];

    /// <summary>The column of the pictures' paths (text): <see cref="Folder"/> as it was given, and the path below it.</summary>
    /// <value>Default: "ImagePath".</value>
    public string ImagePathColumnName { get; set; } = "ImagePath";

    /// <summary>The column of the class (text): the name of its folder.</summary>
    /// <value>
    /// Default: "Label". Null for pictures without classes, such as those to predict: there is no such column, and pictures straight in
    /// <see cref="Folder"/> and in all folders below it are loaded.
    /// </value>
    public string? LabelColumnName { get; set; } = "Label";

    internal ImageFolderOptions ValidatedCopy()
    {
        var faults = new OptionsFaults(nameof(ImageFolderOptions));
        var extensions = Extensions ?? [];
        faults.Check(!string.IsNullOrEmpty(Folder), nameof(Folder), Folder, "a folder");
        faults.Check(extensions.Count > 0, nameof(Extensions), Extensions, "at least one ending");
        foreach (var (index, extension) in extensions.Index())
            faults.Check(extension is ['.', _, ..], FormattableString.Invariant($"{nameof(Extensions)}[{index}]"), extension, "an ending that begins with a dot, such as .png");
        faults.Check(!string.IsNullOrEmpty(ImagePathColumnName), nameof(ImagePathColumnName), ImagePathColumnName, "a column name");
        faults.Check(LabelColumnName is not "", nameof(LabelColumnName), LabelColumnName, "a column name, or null for none");
        faults.Check(ImagePathColumnName != LabelColumnName, nameof(LabelColumnName), LabelColumnName, $"another name than that of {nameof(ImagePathColumnName)}");
        faults.ThrowIfAny();

        var copy = (ImageFolderOptions)MemberwiseClone();
        copy.Extensions = [.. Extensions!];
        return copy;
    }
}
