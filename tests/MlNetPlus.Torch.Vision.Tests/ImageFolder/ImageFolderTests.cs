using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Torch.Vision.Tests;

public sealed class ImageFolderTests : IDisposable
{
    private readonly MLContext _mlContext = new(seed: 1);
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _warnings = [];

    public ImageFolderTests() => _mlContext.Log += (_, log) =>
    {
        if (log.Kind == Microsoft.ML.Runtime.ChannelMessageKind.Warning)
            _warnings.Add(log.RawMessage);
    };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void LoadImageFolder_TwoClasses_HasPathsAndLabelsInOrdinalOrder()
    {
        Put("dog/b.jpg", "dog/a.PNG", "dog/more/a.webp", "Cat/z.jpeg", "Cat/10.gif", "Cat/9.bmp");

        var rows = Rows(_mlContext.Data.LoadImageFolder(_folder.Path));

        Assert.Equal(
            [("Cat/10.gif", "Cat"), ("Cat/9.bmp", "Cat"), ("Cat/z.jpeg", "Cat"), ("dog/a.PNG", "dog"), ("dog/b.jpg", "dog"), ("dog/more/a.webp", "dog")],
            rows);
        Assert.Empty(_warnings);
    }

    [Fact]
    public void LoadImageFolder_HiddenFiles_AreSkippedWithoutAWord()
    {
        Put("a/1.png", "a/._1.png", "a/.DS_Store", ".git/1.png", "a/.thumbs/1.png", "b/1.png");

        Assert.Equal([("a/1.png", "a"), ("b/1.png", "b")], Rows(_mlContext.Data.LoadImageFolder(_folder.Path)));
        Assert.Empty(_warnings);
    }

    [Fact]
    public void LoadImageFolder_FoldersWithoutPicturesAndOtherFiles_AreNamedInOneWarning()
    {
        Put("a/1.png", "a/notes.txt", "b/1.png", "loose.png");
        Directory.CreateDirectory(_folder.File("empty"));

        Assert.Equal(2, Rows(_mlContext.Data.LoadImageFolder(_folder.Path)).Count);

        Assert.Equal(
            $"Pictures loaded from '{_folder.Path}': 2; left out: class folders without pictures: 1 ('empty'); pictures beside the class folders: 1 ('{_folder.File("loose.png")}'); "
            + $"files that are no pictures by their endings: 1 ('{_folder.File("a/notes.txt")}').",
            Assert.Single(_warnings));
    }

    [Fact]
    public void LoadImageFolder_ManyOtherFiles_NamesFive()
    {
        Put([.. Enumerable.Range(1, 7).Select(i => $"a/{i}.txt"), "a/1.png"]);

        _mlContext.Data.LoadImageFolder(_folder.Path);

        Assert.Contains("no pictures by their endings: 7 (", Assert.Single(_warnings), StringComparison.Ordinal);
        Assert.Contains("5.txt', …)", _warnings[0], StringComparison.Ordinal);
    }

    [Fact]
    public void LoadImageFolder_NoLabels_TakesAllPictures()
    {
        Put("2.png", "1.png", "below/3.png");

        var view = _mlContext.Data.LoadImageFolder(new ImageFolderOptions { Folder = _folder.Path, LabelColumnName = null });

        Assert.Equal(["ImagePath"], view.Schema.Select(column => column.Name));
        Assert.Equal(["1.png", "2.png", "below/3.png"], Paths(view, "ImagePath"));
    }

    [Fact]
    public void LoadImageFolder_OwnNamesAndExtensions_AreUsed()
    {
        Put("a/1.png", "a/1.dat", "b/1.DAT");
        var options = new ImageFolderOptions { Folder = _folder.Path, Extensions = [".dat"], ImagePathColumnName = "Photo", LabelColumnName = "Kind" };

        var view = _mlContext.Data.LoadImageFolder(options);

        Assert.Equal(["Photo", "Kind"], view.Schema.Select(column => column.Name));
        Assert.All(view.Schema, column => Assert.IsType<TextDataViewType>(column.Type));
        Assert.Equal(["a/1.dat", "b/1.DAT"], Paths(view, "Photo"));
        Assert.Equal(2, view.GetRowCount());
    }

    [Fact]
    public void LoadImageFolder_LinkedClassFolder_IsReadAndCirclesAreNot()
    {
        Put("a/1.png", "b/1.png");
        using var elsewhere = new TemporaryFolder();
        File.WriteAllText(elsewhere.File("2.png"), "");
        try
        {
            Directory.CreateSymbolicLink(_folder.File("c"), elsewhere.Path);
            Directory.CreateSymbolicLink(_folder.File("a/circle"), _folder.Path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Assert.Skip("This user may not make symbolic links.");
        }

        Assert.Equal([("a/1.png", "a"), ("b/1.png", "b"), ("c/2.png", "c")], Rows(_mlContext.Data.LoadImageFolder(_folder.Path)));
    }

    [Fact]
    public void LoadImageFolder_NoSuchFolder_SaysWhich()
    {
        File.WriteAllText(_folder.File("file"), "");

        Assert.Contains("'nowhere/at/all', which is not there", Assert.Throws<DirectoryNotFoundException>(() => _mlContext.Data.LoadImageFolder("nowhere/at/all")).Message, StringComparison.Ordinal);
        Assert.Contains("which is a file", Assert.Throws<DirectoryNotFoundException>(() => _mlContext.Data.LoadImageFolder(_folder.File("file"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LoadImageFolder_PicturesWithoutClassFolders_NamesTheRemedy()
    {
        Put("1.png", "2.png");

        var fault = Assert.Throws<InvalidOperationException>(() => _mlContext.Data.LoadImageFolder(_folder.Path));

        Assert.Contains("no pictures in class folders (pictures beside the class folders: 2 (", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith("Give the folder above, or set LabelColumnName to null for pictures without classes.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LoadImageFolder_NoPictures_NamesWhatIsThere()
    {
        Put("a/1.tif");
        Directory.CreateDirectory(_folder.File("b"));

        var fault = Assert.Throws<InvalidOperationException>(() => _mlContext.Data.LoadImageFolder(_folder.Path));

        Assert.Equal(
            $"Folder '{_folder.Path}' has no pictures (class folders without pictures: 2 ('a', 'b'); files that are no pictures by their endings: 1 ('{_folder.File("a/1.tif")}')); "
            + "expected files that end with .bmp, .gif, .jpeg, .jpg, .png, .webp. Check the folder, or set Extensions.",
            fault.Message);
    }

    [Fact]
    public void Options_Defaults_AreThoseOfThePage()
    {
        var options = new ImageFolderOptions();

        Assert.Equal(("", "ImagePath", "Label"), (options.Folder, options.ImagePathColumnName, options.LabelColumnName));
        Assert.Equal([".bmp", ".gif", ".jpeg", ".jpg", ".png", ".webp"], options.Extensions);
    }

    [Fact]
    public void Options_Faulty_NamesAllFaults()
    {
        var options = new ImageFolderOptions { Extensions = ["png", ".jpg"], ImagePathColumnName = "X", LabelColumnName = "X" };

        var fault = Assert.Throws<ArgumentException>(() => _mlContext.Data.LoadImageFolder(options));

        Assert.Equal(
            """
            ImageFolderOptions has 3 faults:
            - Folder is an empty text; expected a folder.
            - Extensions[0] is 'png'; expected an ending that begins with a dot, such as .png.
            - LabelColumnName is 'X'; expected another name than that of ImagePathColumnName.
            """,
            fault.Message);
    }

    private void Put(params string[] names)
    {
        foreach (var name in names)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(name))!);
            File.WriteAllText(_folder.File(name), "");
        }
    }

    private List<(string Path, string Label)> Rows(IDataView view) =>
        [.. Paths(view, "ImagePath").Zip(view.GetColumn<string>("Label"))];

    private IEnumerable<string> Paths(IDataView view, string column) =>
        view.GetColumn<string>(column).Select(path => Path.GetRelativePath(_folder.Path, path).Replace('\\', '/'));
}
