using System.Globalization;
using System.IO.Enumeration;

namespace MlNetPlus.Torch.Vision;

/// <summary>What a folder of pictures holds, by the names of its files: class by class, and in a class by path, in ordinal order on every system.</summary>
/// <param name="Images">The pictures.</param>
/// <param name="EmptyClasses">Names of class folders without a picture.</param>
/// <param name="Outside">Pictures that lie beside the class folders.</param>
/// <param name="Others">Files that are no pictures by their ending.</param>
internal sealed record ImageFolderListing(
    IReadOnlyList<ImageFile> Images, IReadOnlyList<string> EmptyClasses, IReadOnlyList<string> Outside, IReadOnlyList<string> Others)
{
    private const int MostNamed = 5;

    public static ImageFolderListing Of(ImageFolderOptions options)
    {
        var (images, empty, outside, others) = (new List<ImageFile>(), new List<string>(), new List<string>(), new List<string>());
        var extensions = options.Extensions.ToHashSet(StringComparer.OrdinalIgnoreCase);
        string[] Pictures(string folder, bool below)
        {
            var known = Entries(folder, below, folders: false).ToLookup(file => extensions.Contains(Path.GetExtension(file)));
            others.AddRange(known[false]);
            return [.. known[true].OrderBy(file => file.Replace('\\', '/'), StringComparer.Ordinal)];
        }

        if (options.LabelColumnName is null)
        {
            images.AddRange(Pictures(options.Folder, below: true).Select(file => new ImageFile(file, "")));
            return new(images, empty, outside, others);
        }

        outside.AddRange(Pictures(options.Folder, below: false));
        foreach (var folder in Entries(options.Folder, below: false, folders: true).Order(StringComparer.Ordinal))
        {
            var label = Path.GetFileName(folder);
            var pictures = Pictures(folder, below: true);
            images.AddRange(pictures.Select(file => new ImageFile(file, label)));
            if (pictures.Length == 0)
                empty.Add(label);
        }

        return new(images, empty, outside, others);
    }

    /// <summary>What is not among the rows, in one line; null where nothing was left out.</summary>
    public string? LeftOut()
    {
        List<string> parts = [];
        void Add(string what, IReadOnlyList<string> names)
        {
            if (names.Count > 0)
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{what}: {names.Count} ({Names(names)})"));
        }

        Add("class folders without pictures", EmptyClasses);
        Add("pictures beside the class folders", Outside);
        Add("files that are no pictures by their endings", Others);
        return parts.Count == 0 ? null : string.Join("; ", parts);
    }

    private static string Names(IReadOnlyList<string> names) =>
        string.Join(", ", names.Order(StringComparer.Ordinal).Take(MostNamed).Select(name => $"'{name}'")) + (names.Count > MostNamed ? ", …" : "");

    // Hidden files are those of the system (.DS_Store) and of archives (._x.jpg). Linked folders below a class folder could go round in circles.
    private static FileSystemEnumerable<string> Entries(string folder, bool below, bool folders) =>
        new(folder, (ref entry) => entry.ToSpecifiedFullPath(), new EnumerationOptions { RecurseSubdirectories = below, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false })
        {
            ShouldIncludePredicate = (ref entry) => entry.IsDirectory == folders && !IsHidden(ref entry),
            ShouldRecursePredicate = (ref entry) => !IsHidden(ref entry) && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };

    private static bool IsHidden(ref FileSystemEntry entry) => entry.FileName.StartsWith('.') || entry.IsHidden;
}
