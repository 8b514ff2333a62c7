using MlNetPlus.Extensibility;

namespace MlNetPlus.Cleaning;

/// <summary>What <c>SaveGallery</c> shows of each row.</summary>
public sealed class CleaningGalleryOptions
{
    /// <summary>The column of the pictures: images (<c>MLImage</c>), paths (text) or the bytes of files (vector of Byte).</summary>
    /// <value>Null by default: no pictures, as for a table.</value>
    public string? ImageColumnName { get; set; }

    /// <summary>The folder that relative paths of pictures begin in.</summary>
    /// <value>Null by default: the current folder.</value>
    public string? ImageFolder { get; set; }

    /// <summary>The column by which the choices name the rows, such as a path or an identifier: one value, of its own in each row.</summary>
    /// <value>Null by default: the name column that <c>TopLosses</c> or <c>FindLabelIssues</c> was given, or else the row's number.</value>
    public string? NameColumnName { get; set; }

    /// <summary>Further columns whose values are shown as text; each holds one value, not a vector.</summary>
    /// <value>None by default.</value>
    public IReadOnlyList<string> ShownColumnNames { get; set; } = [];

    /// <summary>The longer side of a picture on the page, in pixels.</summary>
    /// <value>32 to 1024; 224 by default. The file grows with its square.</value>
    public int ThumbnailSize { get; set; } = 224;

    /// <summary>How many rows the page shows at most, the first ones.</summary>
    /// <value>1 or more; 200 by default.</value>
    public int MaximumRows { get; set; } = 200;

    /// <summary>The page's heading.</summary>
    /// <value>Null by default: what the rows are and how many.</value>
    public string? Title { get; set; }

    /// <summary>Stops the reading.</summary>
    public CancellationToken CancellationToken { get; set; }

    internal void Check()
    {
        var faults = new OptionsFaults(nameof(CleaningGalleryOptions));
        faults.Check(ImageColumnName is null or { Length: > 0 }, nameof(ImageColumnName), ImageColumnName, "a column's name, or null");
        faults.Check(NameColumnName is null or { Length: > 0 }, nameof(NameColumnName), NameColumnName, "a column's name, or null");
        faults.Check(ShownColumnNames is not null && ShownColumnNames.All(name => !string.IsNullOrEmpty(name)), nameof(ShownColumnNames), ShownColumnNames is null ? null : string.Join(", ", ShownColumnNames), "columns' names");
        faults.Check(ThumbnailSize is >= 32 and <= 1024, nameof(ThumbnailSize), ThumbnailSize, "32 to 1024");
        faults.Check(MaximumRows >= 1, nameof(MaximumRows), MaximumRows, "1 or more");
        faults.ThrowIfAny();
    }
}
