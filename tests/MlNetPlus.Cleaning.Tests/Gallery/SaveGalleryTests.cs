using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace MlNetPlus.Cleaning.Tests;

public sealed class SaveGalleryTests : IDisposable
{
    private readonly MLContext _context = new(seed: 1);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Path")]
    [InlineData("Bytes")]
    [InlineData("Image")]
    public void SaveGallery_PicturesOfAnyColumn_AreInThePage(string column)
    {
        var data = Scenes(("a.png", 0.9f), ("b.png", 0.2f));

        var page = Save(data, new() { ImageColumnName = column, ImageFolder = _folder.Path });

        Assert.Equal(2, page.Split("src=\"data:image/png;base64,").Length - 1);
        Assert.DoesNotContain("No picture", page, StringComparison.Ordinal);
    }

    [Fact]
    public void SaveGallery_ImagesOfTheCaller_AreLeftToTheCaller()
    {
        using var first = MLImage.CreateFromStream(new MemoryStream(Pictures.Png(28, 28)));
        using var second = MLImage.CreateFromStream(new MemoryStream(Pictures.Png(28, 28)));
        var data = _context.Data.LoadFromEnumerable(new[] { new Held { Image = first, Label = 1 }, new Held { Image = second, Label = 2 } });

        _context.Data.TopLosses(data, 2).SaveGallery(_folder.In("page.html"), data, new() { ImageColumnName = "Image" });

        Assert.Equal(3 * 28 * 28, first.GetBGRPixels.Length);
        Assert.Equal(3 * 28 * 28, second.GetBGRPixels.Length);
    }

    [Theory]
    [InlineData("Path")]
    [InlineData("Bytes")]
    [InlineData("Image")]
    public void SaveGallery_UnreadablePicture_HasAPlaceholderThatSaysWhy(string column)
    {
        var data = Scenes(("a.png", 0.9f), ("b.png", 0.2f));
        File.WriteAllText(_folder.In("b.png"), "no picture");

        var page = Save(data, new() { ImageColumnName = column, ImageFolder = _folder.Path });

        Assert.Equal(column == "Bytes" ? 0 : 1, page.Split("No picture: <bdi>").Length - 1);
        Assert.Contains("src=\"data:image/png", page, StringComparison.Ordinal);
    }

    [Fact]
    public void SaveGallery_MissingFile_NamesIt()
    {
        var data = Scenes(("a.png", 0.9f));
        File.Delete(_folder.In("a.png"));

        var page = Save(data, new() { ImageColumnName = "Path", ImageFolder = _folder.Path });

        Assert.Matches("No picture: <bdi>.*a\\.png", page);
    }

    [Fact]
    public void SaveGallery_HostileNamesAndLabels_AreEscaped()
    {
        var data = Scenes(("<script>alert(1)</script>.png", 0.9f));

        var page = Save(data, new() { NameColumnName = "Path", ShownColumnNames = ["Path"] }, label: "\"><img src=x onerror=alert(2)>");

        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;.png", page, StringComparison.Ordinal);
    }

    [Fact]
    public void SaveGallery_Table_ShowsValuesAsText()
    {
        var data = Scenes(("a.png", 0.9f));

        var page = Save(data, new() { ShownColumnNames = ["Price", "Label"] });

        Assert.Contains("<dt>Price</dt><dd><bdi>2.5</bdi></dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Label</dt><dd><bdi>cat</bdi></dd>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<figure>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void SaveGallery_KeyWithoutNames_ShowsItsNumber()
    {
        var data = Scenes(("a.png", 0.9f));
        data = _context.Transforms.Conversion.Hash("Hash", "Path", numberOfBits: 31).Fit(data).Transform(data); // 2 to the 31st keys: more than an array may hold
        var key = data.GetColumn<uint>("Hash").Single();

        var page = Save(data, new() { ShownColumnNames = ["Hash"], NameColumnName = "Hash" });

        Assert.Contains(FormattableString.Invariant($"<dt>Hash</dt><dd><bdi>{key}</bdi></dd>"), page, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"data-name=\"{key}\""), page, StringComparison.Ordinal);
    }

    [Fact]
    public void SaveGallery_Ranking_GivesLabelsConfidenceAndLoss()
    {
        var page = Save(Scenes(("a.png", 0.2f)), new());

        Assert.Contains("<dt>Given</dt><dd><bdi>cat</bdi></dd></div><div><dt>Predicted</dt><dd><bdi>dog</bdi></dd></div><div><dt>Confidence</dt><dd><bdi>80.0 %</bdi></dd></div><div><dt>Loss</dt><dd><bdi>1.609</bdi></dd>", page, StringComparison.Ordinal); // ln 5
        Assert.DoesNotContain("http", page.Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void SaveGallery_Report_ShowsItsIssues()
    {
        var good = new[] { ("a", new[] { 0.8f, 0.1f, 0.1f }), ("b", [0.1f, 0.8f, 0.1f]), ("c", [0.1f, 0.1f, 0.8f]) };
        var data = Scored.Classes(_context, [.. good, .. good, ("a", [0.02f, 0.03f, 0.95f])]);

        _context.Data.FindLabelIssues(data).SaveGallery(_folder.In("page.html"), data, new() { ShownColumnNames = ["Text"] });

        var page = File.ReadAllText(_folder.In("page.html"));
        Assert.Contains("<title>1 labels that are probably wrong</title>", page, StringComparison.Ordinal);
        Assert.Contains("data-row=\"6\" data-name=\"\" data-given=\"a\" data-predicted=\"c\"", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Confidence</dt><dd><bdi>95.0 %</bdi></dd>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void SaveGallery_NothingFound_IsAnEmptyPage()
    {
        var data = Scored.Classes(_context, ("a", [0.8f, 0.1f, 0.1f]), ("b", [0.1f, 0.8f, 0.1f]));

        _context.Data.FindLabelIssues(data).SaveGallery(_folder.In("page.html"), data);

        Assert.DoesNotContain("<article", File.ReadAllText(_folder.In("page.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void SaveGallery_Regression_TakesANumber()
    {
        var data = _context.Data.LoadFromEnumerable(new[] { new Scored.NumberRow { Label = 1, Score = 2.5f } });

        _context.Data.TopLosses(data, 1).SaveGallery(_folder.In("page.html"), data);

        var page = File.ReadAllText(_folder.In("page.html"));
        Assert.Contains("<input type=\"number\" step=\"any\" value=\"2.5\"", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Squared error</dt><dd><bdi>2.250</bdi></dd>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void SaveGallery_MoreRowsThanShown_SaysSo()
    {
        var page = Save(Scenes(("a.png", 0.9f), ("b.png", 0.2f)), new() { MaximumRows = 1 });

        Assert.Contains("The first 1 of 2 are shown.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void SaveGallery_OtherView_IsRefused()
    {
        var ranking = _context.Data.TopLosses(Scenes(("a.png", 0.9f), ("b.png", 0.2f)), new TopLossesOptions { NameColumnName = "Path" });

        var shorter = Assert.Throws<ArgumentException>(() => ranking.SaveGallery(_folder.In("page.html"), Scenes(("a.png", 0.9f))));
        var other = Assert.Throws<ArgumentException>(() => ranking.SaveGallery(_folder.In("page.html"), Scenes(("a.png", 0.9f), ("c.png", 0.2f)), new() { NameColumnName = "Path" }));

        Assert.Contains("Row 1 was found, and the view has 1 rows. Give the view that TopLosses", shorter.Message, StringComparison.Ordinal);
        Assert.Contains("Row 1 was found as 'b.png', and is 'c.png' in the view.", other.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.In("page.html")));
    }

    [Fact]
    public void SaveGallery_PathThatCannotBe_SaysSoOnce()
    {
        var data = Scenes(("a.png", 0.9f));
        var ranking = _context.Data.TopLosses(data, 1);

        var folder = Assert.Throws<IOException>(() => ranking.SaveGallery(_folder.Path, data));
        var missing = Assert.Throws<IOException>(() => ranking.SaveGallery(Path.Combine(_folder.Path, "none", "page.html"), data));

        Assert.Equal($"The gallery '{_folder.Path}' cannot be written: it is a folder. Name a file in it, such as gallery.html.", folder.Message);
        Assert.Contains("does not exist. Make it, or give another path.", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SaveGallery_OptionsAtFault_NamesEach()
    {
        var data = Scenes(("a.png", 0.9f));
        var options = new CleaningGalleryOptions { ImageColumnName = "", NameColumnName = "", ShownColumnNames = [""], ThumbnailSize = 8, MaximumRows = 0 };

        var exception = Assert.Throws<ArgumentException>(() => _context.Data.TopLosses(data, 1).SaveGallery(_folder.In("page.html"), data, options));

        Assert.Equal(
            """
            CleaningGalleryOptions has 5 faults:
            - ImageColumnName is an empty text; expected a column's name, or null.
            - NameColumnName is an empty text; expected a column's name, or null.
            - ShownColumnNames is an empty text; expected columns' names.
            - ThumbnailSize is 8; expected 32 to 1024.
            - MaximumRows is 0; expected 1 or more.
            """.ReplaceLineEndings("\n"),
            exception.Message);
    }

    [Fact]
    public void Defaults_AreAsDocumented()
    {
        var options = new CleaningGalleryOptions();

        Assert.Equal((null, null, null, 224, 200, null), (options.ImageColumnName, options.ImageFolder, options.NameColumnName, options.ThumbnailSize, options.MaximumRows, options.Title));
        Assert.Empty(options.ShownColumnNames);
    }

    [Fact]
    public void SaveGallery_ColumnOfAnotherType_IsNamed()
    {
        var data = Scenes(("a.png", 0.9f));

        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => _context.Data.TopLosses(data, 1).SaveGallery(_folder.In("page.html"), data, new() { ImageColumnName = "Price" }));

        Assert.Contains("Column 'Price' (input of SaveGallery) is Single; expected an image, a path (text) or the bytes of a file", exception.Message, StringComparison.Ordinal);
    }

    private string Save(IDataView data, CleaningGalleryOptions options, string label = "cat")
    {
        var ranking = _context.Data.TopLosses(data, 10);
        ranking = ranking with { Rows = [.. ranking.Rows.Select(row => row with { Given = label })] };
        ranking.SaveGallery(_folder.In("page.html"), data, options);
        return File.ReadAllText(_folder.In("page.html"));
    }

    /// <summary>Rows given as cat with this probability of it; their pictures are files, bytes and images.</summary>
    private IDataView Scenes(params (string Path, float Cat)[] rows)
    {
        foreach (var (path, _) in rows.Where(row => row.Path.All(letter => letter is not '<' and not '/')))
            File.WriteAllBytes(_folder.In(path), Pictures.Png(28, 28));
        var data = _context.Data.LoadFromEnumerable(rows.Select(row => new Scene { Path = row.Path, Bytes = Pictures.Png(28, 28), Score = [row.Cat, 1 - row.Cat] }));
        var classes = _context.Data.LoadFromEnumerable(new[] { new Scene { Text = "cat" }, new Scene { Text = "dog" } });
        return _context.Transforms.Conversion.MapValueToKey("Label", nameof(Scene.Text), keyData: _context.Transforms.SelectColumns(nameof(Scene.Text)).Fit(classes).Transform(classes))
            .Append(_context.Transforms.LoadImages("Image", _folder.Path, nameof(Scene.Path)))
            .Fit(data)
            .Transform(data);
    }

    private sealed class Held
    {
        [ImageType(28, 28)]
        public MLImage? Image { get; set; }

        public float Label { get; set; }

        public float Score { get; set; }
    }

    private sealed class Scene
    {
        public string Text { get; set; } = "cat";

        public string Path { get; set; } = "";

        public byte[] Bytes { get; set; } = [];

        public float Price { get; set; } = 2.5f;

        [VectorType(2)]
        public float[] Score { get; set; } = new float[2];
    }
}
