using System.Globalization;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MlNetPlus.Extensibility;
using MlNetPlus.Torch.Vision;

namespace Microsoft.ML;

/// <summary><c>LoadImageFolder</c> in <c>mlContext.Data</c>.</summary>
public static class ImageFolderCatalogExtensions
{
    /// <summary>Loads a folder that has a folder of pictures for each class: a row for each picture, with the columns ImagePath and Label.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="folder">The folder.</param>
    /// <returns>The rows, class by class and path by path in ordinal order. Names are listed now; the pictures are read by who reads the rows.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="InvalidOperationException">It has no pictures, or none in class folders.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder in it may not be read.</exception>
    public static IDataView LoadImageFolder(this DataOperationsCatalog catalog, string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return catalog.LoadImageFolder(new ImageFolderOptions { Folder = folder });
    }

    /// <summary>Loads a folder of pictures: a row for each, with its path and, unless <see cref="ImageFolderOptions.LabelColumnName"/> is null, its class.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="options">The options.</param>
    /// <returns>The rows, class by class and path by path in ordinal order. Names are listed now; the pictures are read by who reads the rows.</returns>
    /// <remarks>Hidden files and folders are skipped. Other files, pictures beside the class folders and class folders without pictures are left out; one warning in <c>mlContext.Log</c> names them.</remarks>
    /// <exception cref="ArgumentException">An option is out of its range; the message lists all that are.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="InvalidOperationException">It has no pictures, or none in class folders.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder in it may not be read.</exception>
    public static IDataView LoadImageFolder(this DataOperationsCatalog catalog, ImageFolderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var environment = catalog.GetEnvironment();
        var settings = options.ValidatedCopy();
        if (!Directory.Exists(settings.Folder))
            throw new DirectoryNotFoundException($"{nameof(ImageFolderOptions)}.{nameof(ImageFolderOptions.Folder)} is '{settings.Folder}', which is {(File.Exists(settings.Folder) ? "a file" : "not there")}; expected a folder.");

        var listing = ImageFolderListing.Of(settings);
        if (listing.Images.Count == 0)
            throw new InvalidOperationException(Nothing(listing, settings));
        if (listing.LeftOut() is { } leftOut)
            environment.LogWarning(nameof(LoadImageFolder), string.Create(CultureInfo.InvariantCulture, $"Pictures loaded from '{settings.Folder}': {listing.Images.Count}; left out: {leftOut}."));
        return catalog.LoadFromEnumerable(listing.Images, Columns(settings));
    }

    private static string Nothing(ImageFolderListing listing, ImageFolderOptions options)
    {
        var found = listing.LeftOut() is { } others ? $" ({others})" : "";
        return listing.Outside.Count > 0
            ? $"Folder '{options.Folder}' has no pictures in class folders{found}; expected a folder for each class with its pictures. Give the folder above, or set {nameof(ImageFolderOptions.LabelColumnName)} to null for pictures without classes."
            : $"Folder '{options.Folder}' has no pictures{found}; expected files that end with {string.Join(", ", options.Extensions)}. Check the folder, or set {nameof(ImageFolderOptions.Extensions)}.";
    }

    private static SchemaDefinition Columns(ImageFolderOptions options)
    {
        var definition = SchemaDefinition.Create(typeof(ImageFile));
        definition[nameof(ImageFile.ImagePath)].ColumnName = options.ImagePathColumnName;
        var label = definition[nameof(ImageFile.Label)];
        if (options.LabelColumnName is { } name)
            label.ColumnName = name;
        else
            definition.Remove(label);
        return definition;
    }
}
