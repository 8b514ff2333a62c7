using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Testing;

namespace MlNetPlus.Transforms.Tests;

public sealed class GroupFrequencyEstimatorTests
{
    private readonly MLContext _context = new(seed: 1);

    [Theory]
    [InlineData("Text", true)]
    [InlineData("Single", true)]
    [InlineData("Double", true)]
    [InlineData("DateTime", true)]
    [InlineData("DateTimeOffset", true)]
    [InlineData("Key", true)]
    [InlineData("ByteKey", true)]
    [InlineData("LongKey", true)]
    [InlineData("SByte", false)]
    [InlineData("Byte", false)]
    [InlineData("Int16", false)]
    [InlineData("UInt16", false)]
    [InlineData("Int32", false)]
    [InlineData("UInt32", false)]
    [InlineData("Int64", false)]
    [InlineData("UInt64", false)]
    [InlineData("Boolean", false)]
    [InlineData("TimeSpan", false)]
    [InlineData("RowId", false)]
    public void Transform_KeyOfAnyType_CountsIt(string column, bool hasMissing)
    {
        var data = Frequencies.LoadKeys(_context);
        var model = _context.Transforms.GroupFrequency("Freq", column).Fit(data);

        float[] expected = hasMissing ? [3, 1, 3, float.NaN, 3] : [4, 1, 4, 4, 4];
        Assert.Equal(expected, Frequencies.Read(model.Transform(data), "Freq"));
        Assert.Equal(expected, Frequencies.Read(TextViews.SaveAndLoad(_context, model, data.Schema).Transform(data), "Freq"));
        Assert.Equal((hasMissing ? 4 : 5, hasMissing ? 1 : 0, 2), (model.RowCount, model.MissingRowCount, model.GroupCount));
    }

    [Theory]
    [InlineData("Text", "Int32", "Single")]
    [InlineData("RowId", "Text", "Key")]
    [InlineData("Double", "DateTime", "Boolean")]
    public void Transform_SeveralKeys_MissingInOneIsMissing(params string[] columns)
    {
        var data = Frequencies.LoadKeys(_context);

        var model = _context.Transforms.GroupFrequency("Freq", columns).Fit(data);

        Assert.Equal([3, 1, 3, float.NaN, 3], Frequencies.Read(model.Transform(data), "Freq"));
        Assert.Equal([3, 1, 3, float.NaN, 3], Frequencies.Read(TextViews.SaveAndLoad(_context, model, data.Schema).Transform(data), "Freq"));
    }

    [Fact]
    public void Transform_MissingAsGroup_CountsIt()
    {
        var data = Frequencies.LoadKeys(_context);

        float[] Count(params string[] keys) =>
            Frequencies.Read(Fit(data, new() { KeyColumnNames = keys, MissingAsGroup = true, MissingValue = 9 }).Transform(data), "Freq");

        Assert.Equal([3, 1, 3, 1, 3], Count("Text"));
        Assert.Equal([3, 1, 3, 1, 3], Count("Text", "Int32"));
    }

    [Fact]
    public void Transform_FloatZeros_AreOneKey()
    {
        var data = _context.Data.LoadFromEnumerable(new[] { 0f, -0f, 1f }.Select(value => new TextViews.TextRow { Number = value }));

        Assert.Equal([2, 2, 1], Frequencies.Read(_context.Transforms.GroupFrequency("Freq", "Number").Fit(data).Transform(data), "Freq"));
    }

    [Fact]
    public void Transform_SameInstantInTwoZones_IsOneKey()
    {
        var noon = new DateTimeOffset(2020, 5, 1, 12, 0, 0, TimeSpan.Zero);
        var data = _context.Data.LoadFromEnumerable(
            new[] { noon, noon.ToOffset(TimeSpan.FromHours(5)), noon.AddHours(1) }.Select(at => new Frequencies.KeyRow { DateTimeOffset = at }));

        Assert.Equal([2, 2, 1], Frequencies.Read(_context.Transforms.GroupFrequency("Freq", "DateTimeOffset").Fit(data).Transform(data), "Freq"));
    }

    [Theory]
    [InlineData(false, false, new float[] { 1, 1, 1, 1 })]
    [InlineData(true, false, new float[] { 2, 2, 1, float.NaN })]
    [InlineData(false, true, new float[] { 2, 1, 2, 1 })]
    [InlineData(true, true, new float[] { 3, 3, 3, float.NaN })]
    public void Transform_TrimAndIgnoreCase_JoinTexts(bool trim, bool ignoreCase, float[] expected)
    {
        var data = TextViews.Load(_context, "Örebro, a town in Sweden", "Örebro, a town in Sweden ", "öREBRO, A TOWN IN SWEDEN", " ");

        var model = Fit(data, new() { KeyColumnNames = ["Text"], Trim = trim, IgnoreCase = ignoreCase });

        Assert.Equal(expected, Frequencies.Read(model.Transform(data), "Freq"));
        Assert.Equal(expected, Frequencies.Read(TextViews.SaveAndLoad(_context, model, data.Schema).Transform(data), "Freq"));
    }

    [Fact]
    public void Transform_Share_DividesByTheRowsCounted()
    {
        var data = TextViews.Load(_context, "a", "a", "b", null, "a");

        Assert.Equal([.75f, .75f, .25f, float.NaN, .75f], Frequencies.Read(Fit(data, new() { Value = FrequencyValue.Share }).Transform(data), "Freq"));
        Assert.Equal(
            [.6f, .6f, .2f, .2f, .6f],
            Frequencies.Read(Fit(data, new() { Value = FrequencyValue.Share, MissingAsGroup = true }).Transform(data), "Freq"));
    }

    [Fact]
    public void Transform_Log1p_IsTheLogarithmOfOneMore()
    {
        var data = TextViews.Load(_context, "a", "a", "b");

        var actual = Frequencies.Read(Fit(data, new() { Value = FrequencyValue.Log1p }).Transform(data), "Freq");

        Assert.Equal([1.0986123f, 1.0986123f, 0.6931472f], actual); // ln 3, ln 3, ln 2
    }

    [Fact]
    public void Transform_UnseenKey_GetsItsValue()
    {
        var model = Fit(TextViews.Load(_context, "a"), new() { UnseenValue = -1, MissingValue = -2, Value = FrequencyValue.Log1p });

        Assert.Equal([-1, -2], Frequencies.Read(model.Transform(TextViews.Load(_context, "b", "")), "Freq"));
    }

    [Fact]
    public void Transform_MinimumCount_TreatsRarerKeysAsUnseen()
    {
        var data = TextViews.Load(_context, "a", "a", "b", "c", "c", "c");

        var model = Fit(data, new() { MinimumCount = 2, UnseenValue = float.NaN });

        Assert.Equal([2, 2, float.NaN, 3, 3, 3], Frequencies.Read(model.Transform(data), "Freq"));
        Assert.Equal((2, 6), (model.GroupCount, model.RowCount));
    }

    [Fact]
    public void Fit_AlsoCount_AddsItsRows()
    {
        var train = TextViews.Load(_context, "a", "b");
        var test = _context.Transforms.DropColumns("Number").Fit(train).Transform(TextViews.Load(_context, "a", "a", "c", null));

        var model = Fit(train, new() { AlsoCount = test, Value = FrequencyValue.Count });

        Assert.Equal([3, 1], Frequencies.Read(model.Transform(train), "Freq"));
        Assert.Equal([3, 3, 1, float.NaN], Frequencies.Read(model.Transform(test), "Freq"));
        Assert.Equal((5, 1), (model.RowCount, model.MissingRowCount));
    }

    [Fact]
    public void Fit_AlsoCountOfAnotherSchema_SaysWhatDiffers()
    {
        var train = TextViews.Load(_context, "a");
        var number = _context.Transforms.CopyColumns("Text", "Number").Fit(train).Transform(train);
        var other = _context.Transforms.DropColumns("Text").Fit(train).Transform(train);

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Fit(train, new() { AlsoCount = number }));
        Assert.StartsWith(
            "Column 'Text' (input of GroupFrequencyEstimator, in AlsoCount) is Single; expected String as in the training data. "
            + "Convert it as the training data was converted, or fit again.",
            error.Message,
            StringComparison.Ordinal);

        error = Assert.Throws<ArgumentOutOfRangeException>(() => Fit(train, new() { AlsoCount = other }));
        Assert.StartsWith("Column 'Text' (input of GroupFrequencyEstimator, in AlsoCount) is not in the input.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Transform_KeyOfAnotherType_SaysWhatItWas()
    {
        var train = TextViews.Load(_context, "a");
        var model = Fit(train, new());

        var error = Assert.Throws<ArgumentOutOfRangeException>(
            () => model.Transform(_context.Transforms.CopyColumns("Text", "Number").Fit(train).Transform(train)));

        Assert.StartsWith("Column 'Text' (input of GroupFrequencyTransformer) is Single; expected String as in the training data.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "There are no rows to count: 'Freq' will hold no counts, only UnseenValue and the value for missing keys. Check the key columns.")]
    [InlineData(3, "All 3 rows are missing in 'Text': 'Freq' will hold no counts, only UnseenValue and the value for missing keys. Check the key columns.")]
    public void Fit_NoRowHasAKey_WarnsOnceAndWorks(int rows, string expected)
    {
        var warnings = new List<string>();
        _context.Log += (_, line) =>
        {
            if (line.Kind == Microsoft.ML.Runtime.ChannelMessageKind.Warning)
                warnings.Add(line.RawMessage);
        };

        var model = Fit(TextViews.Load(_context, new string?[rows]), new());

        Assert.Equal([expected], warnings);
        Assert.Equal([0, float.NaN], Frequencies.Read(model.Transform(TextViews.Load(_context, "a", null)), "Freq"));
    }

    [Fact]
    public void Fit_ManyKeys_EqualsLinq()
    {
        var random = new Random(11);
        string?[] texts = [.. Enumerable.Range(0, 50_000).Select(_ => random.Next(9) == 0 ? null : new string('k', random.Next(20)) + random.Next(2_000))];
        var data = TextViews.Load(_context, texts);
        var counts = texts.OfType<string>().CountBy(text => text, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

        var actual = Frequencies.Read(Fit(data, new()).Transform(data), "Freq");

        Assert.Equal(texts.Select(text => text is null ? float.NaN : counts[text]), actual);
    }

    [Fact]
    public void Save_RowsInAnotherOrder_WritesTheSameModel()
    {
        byte[] Save(params string[] texts)
        {
            var data = TextViews.Load(_context, texts);
            using var stream = new MemoryStream();
            _context.Model.Save(Fit(data, new()), data.Schema, stream);
            using var zip = new System.IO.Compression.ZipArchive(stream);
            using var content = new MemoryStream();
            zip.Entries.Single(entry => entry.FullName.EndsWith("Counts", StringComparison.Ordinal)).Open().CopyTo(content);
            return content.ToArray();
        }

        Assert.Equal(Save("a", "b", "a key of more than sixteen", "b"), Save("b", "a key of more than sixteen", "b", "a"));
    }

    [Fact]
    public void PredictionEngine_OneRow_GivesTheCount()
    {
        var data = TextViews.Load(_context, "a", "a", "b");
        var model = _context.Transforms.GroupFrequency("Frequency", "Text").Fit(data);
        using var engine = _context.Model.CreatePredictionEngine<TextViews.TextRow, Result>(model);

        Assert.Equal(2, engine.Predict(new() { Text = "a" }).Frequency);
        Assert.Equal(0, engine.Predict(new() { Text = "c" }).Frequency);
        Assert.Equal(float.NaN, engine.Predict(new() { Text = null }).Frequency);
    }

    [Theory]
    [InlineData("Freq")] // reads ahead
    [InlineData("Freq", "Text")]
    public void Transform_AnyNumberOfRows_AllocatesNothingPerRow(params string[] wanted)
    {
        var rows = Enumerable.Range(0, 20_000)
            .Select(i => new TextViews.TextRow { Text = i % 2 == 0 ? "short" : "a text that is longer than sixteen characters" })
            .ToArray();
        var data = _context.Data.LoadFromEnumerable(rows);
        var view = Fit(data, new()).Transform(data);
        long Read(int count) => AllocatedBytes.Of(() =>
        {
            using var cursor = view.GetRowCursor(wanted.Select(name => view.Schema[name]));
            var getter = cursor.GetGetter<float>(view.Schema["Freq"]);
            var value = 0f;
            for (var row = 0; row < count && cursor.MoveNext(); row++)
                getter(ref value);
        });

        Assert.InRange(Read(20_000) - Read(200), -4_000, 4_000);
    }

    [Fact]
    public void Transform_WithOrWithoutSourceColumns_GivesTheSame()
    {
        var random = new Random(7);
        var texts = Enumerable.Range(0, 1_000).Select(_ => new string('k', random.Next(25)) + random.Next(3)).ToArray();
        var data = TextViews.Load(_context, texts);
        var view = Fit(data, new()).Transform(data);

        var together = _context.Data.CreateEnumerable<TextAndFrequency>(view, reuseRowObject: false).ToArray();

        Assert.Equal(texts, together.Select(row => row.Text));
        Assert.Equal(Frequencies.Read(view, "Freq"), together.Select(row => row.Freq));
    }

    private GroupFrequencyTransformer Fit(IDataView data, GroupFrequencyOptions options)
    {
        options.OutputColumnName = "Freq";
        if (options.KeyColumnNames.Count == 0)
            options.KeyColumnNames = ["Text"];
        return _context.Transforms.GroupFrequency(options).Fit(data);
    }

    private sealed class TextAndFrequency
    {
        public string? Text { get; set; }

        public float Freq { get; set; }
    }

    private sealed class Result
    {
        public float Frequency { get; set; }
    }
}
