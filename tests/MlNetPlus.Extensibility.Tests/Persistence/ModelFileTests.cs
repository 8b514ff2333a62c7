using System.IO.Compression;
using System.Text;
using Microsoft.ML;

namespace MlNetPlus.Extensibility.Tests;

public sealed class ModelFileTests
{
    private readonly MLContext _mlContext = new(seed: 1);
    private readonly IDataView _data;

    public ModelFileTests() => _data = _mlContext.Data.LoadFromEnumerable([new Row { Value = 1 }, new Row { Value = 5 }]);

    [Fact]
    public void Load_EveryKindOfField_ReadsWhatWasWritten()
    {
        var inner = _mlContext.Transforms.CopyColumns("Copy", "Value").Fit(_data);

        var loaded = (AllFieldsTransformer)Load(Save(new AllFieldsTransformer(_mlContext, inner)));

        object?[] expected =
        [
            true, int.MinValue, long.MaxValue, float.NaN, double.NegativeInfinity, "Doña", null, new[] { 1, 2 }, new[] { 3L }, new[] { 1.5f, float.NaN },
            Array.Empty<double>(), new[] { "a", "" }, new[] { null, "b" }, AllFieldsTransformer.Map, "a part", 1, true, false,
        ];
        Assert.Equal(expected, loaded.Read);
        Assert.Contains(loaded.Inner.GetOutputSchema(_data.Schema), column => column.Name == "Copy");
    }

    [Fact]
    public void Read_MissingFieldOrOtherType_NamesFieldAndOwner()
    {
        var loaded = (AllFieldsTransformer)Load(Save(new AllFieldsTransformer(_mlContext, _mlContext.Transforms.CopyColumns("Copy", "Value").Fit(_data))));

        Assert.Equal(
            "The model file is damaged at MlNetPlus.Extensibility.Tests.AllFieldsTransformer: field 'none' is missing. " +
            "Save the model again, or copy the file again if it came over a network.",
            loaded.Missing!.Message);
        Assert.Contains("field 'text' is String, expected Int32", loaded.OfOtherType!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_SameNameTwice_Throws()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => Save(new TwiceTransformer(_mlContext)));

        Assert.Contains("Field 'x' is written twice", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_InsideAChain_GivesEqualValues()
    {
        var chain = new ClipEstimator(_mlContext, "Clipped", "Value").Append(_mlContext.Transforms.CopyColumns("Copy", "Clipped")).Fit(_data);

        var loaded = Load(Save(chain));

        var wider = _mlContext.Data.LoadFromEnumerable([new Row { Value = 100 }]);
        Assert.Equal([5f], loaded.Transform(wider).GetColumnOf<float>("Copy"));
    }

    [Fact]
    public void Load_NewerVersion_SaysWhichAndWhatToDo()
    {
        var file = Patched(Save(Fit()), Marked("MlNetPlus.Extensibility.Tests", 2), Marked("MlNetPlus.Extensibility.Tests", 3));

        var fault = Assert.Throws<InvalidDataException>(() => Load(file));

        Assert.EndsWith(
            "The model file holds MlNetPlus.Extensibility.Tests.ClipTransformer in version 3; MlNetPlus.Extensibility.Tests 1.0.0.0 as deployed reads up to version 2. " +
            "Update the package MlNetPlus.Extensibility.Tests, or save the model again with the deployed one.",
            fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_AssemblyThatIsNotDeployed_NamesThePackage()
    {
        var file = Patched(Save(Fit()), Encoding.UTF8.GetBytes("\u001dMlNetPlus.Extensibility.Tests"), Encoding.UTF8.GetBytes("\u001dMlNetPlus.Extensibility.Texts"));

        var fault = Assert.Throws<FileNotFoundException>(() => Load(file));

        Assert.Contains("add the package MlNetPlus.Extensibility.Texts", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MlNetPlus.Extensibility.Tests.ClipTransformes", typeof(TypeLoadException))]
    [InlineData("MlNetPlus.Extensibility.Tests.ModelFileTests_", typeof(TypeLoadException))]
    [InlineData("MlNetPlus.Extensibility.Tests.NoTransformer__", typeof(InvalidDataException))]
    public void Load_TypeThatIsNoneOfOurs_IsNeverConstructed(string typeName, Type expected)
    {
        var file = Patched(Save(Fit()), Encoding.UTF8.GetBytes("MlNetPlus.Extensibility.Tests.ClipTransformer"), Encoding.UTF8.GetBytes(typeName));

        Assert.Throws(expected, () => Load(file));

        Assert.False(NoTransformer__.Constructed);
    }

    [Fact]
    public void Load_EntryCutAnywhere_SaysWhatIsWrong()
    {
        var file = Save(Fit());
        var entry = ReadEntry(file);
        var start = IndexOf(entry, Encoding.UTF8.GetBytes("MlNetPlus.Extensibility.Tests.ClipTransformer"));
        var fieldsEnd = IndexOf(entry, "maximum"u8) + "maximum"u8.Length + sizeof(byte) + sizeof(float);

        for (var length = start + 1; length <= fieldsEnd; length++)
        {
            var cut = WithEntry(file, entry[..length]);
            var fault = Assert.ThrowsAny<Exception>(() => Load(cut));
            Assert.True(fault is InvalidDataException or FileNotFoundException or TypeLoadException, $"cut at {length}: {fault.GetType().Name}: {fault.Message}");
            Assert.StartsWith("Model file '", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void LoadFile_FileCutAnywhere_SaysCutShort()
    {
        var file = Save(Fit());

        for (var length = 0; length < file.Length; length += 7)
        {
            var fault = Assert.Throws<InvalidDataException>(() => Load(file[..length]));
            Assert.Contains($"({length} bytes) cannot be loaded; it is cut short, damaged or not a model saved by ML.NET.", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void LoadFile_NoFile_SaysSo()
    {
        var fault = Assert.Throws<FileNotFoundException>(() => _mlContext.Model.LoadFile("none.zip", out _));

        Assert.Equal("Model file 'none.zip' does not exist. Check the path, or train and save the model first.", fault.Message);
    }

    private static byte[] Marked(string assembly, byte version) => [.. Encoding.UTF8.GetBytes(assembly), version, 0, 0, 0];

    private static byte[] Patched(byte[] file, byte[] from, byte[] to)
    {
        var entry = ReadEntry(file);
        var at = IndexOf(entry, from);
        Assert.True(at >= 0, "the pattern to patch is in the entry");
        to.CopyTo(entry, at);
        return WithEntry(file, entry);
    }

    private static int IndexOf(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> pattern) => bytes.IndexOf(pattern);

    /// <summary>The entry with our fields: the one that holds the transformer's own name.</summary>
    private static ZipArchiveEntry Ours(ZipArchive zip) => zip.Entries.Single(entry => entry.FullName.Contains("Model.key", StringComparison.Ordinal) && Content(entry).AsSpan().IndexOf("ClipTransformer"u8) >= 0);

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static byte[] ReadEntry(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return Content(Ours(zip));
    }

    private static byte[] WithEntry(byte[] file, byte[] content)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = Ours(zip);
            var name = entry.FullName;
            entry.Delete();
            using var target = zip.CreateEntry(name).Open();
            target.Write(content);
        }

        return stream.ToArray();
    }

    private ClipTransformer Fit() => new ClipEstimator(_mlContext, "Clipped", "Value").Fit(_data);

    private byte[] Save(ITransformer model)
    {
        using var stream = new MemoryStream();
        _mlContext.Model.Save(model, _data.Schema, stream);
        return stream.ToArray();
    }

    private static ITransformer Load(byte[] file)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, file);
            var model = new MLContext().Model.LoadFile(path, out _);
            return model is IEnumerable<ITransformer> chain && chain.Count() == 1 ? chain.Single() : model;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private sealed class Row
    {
        public float Value { get; set; }
    }

    private sealed class TwiceTransformer(MLContext mlContext) : RowTransformer(mlContext)
    {
        protected override void Save(ModelWriter writer)
        {
            writer.Write("x", 1);
            writer.Write("x", 2);
        }

        protected override void Bind(RowMapping mapping)
        {
        }
    }
}
