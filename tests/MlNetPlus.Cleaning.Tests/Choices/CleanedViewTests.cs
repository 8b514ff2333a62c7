using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Cleaning.Tests;

/// <summary>The contract of IDataView, on 1,000 rows of which every third is deleted and every fifth relabelled.</summary>
public sealed class CleanedViewTests : IDisposable
{
    private const int Rows = 1000;

    private readonly MLContext _context = new(seed: 1);
    private readonly TemporaryFolder _folder = new();
    private readonly IDataView _source;
    private readonly IDataView _cleaned;

    public CleanedViewTests()
    {
        _source = _context.Data.Cache(_context.Data.LoadFromEnumerable(Enumerable.Range(0, Rows).Select(i => new Item { Number = i, Label = $"class {i % 2}" })));
        var choices = Enumerable.Range(0, Rows).Where(i => i % 3 == 0 || i % 5 == 0).Select(i => i % 3 == 0 ? $"{i},,class {i % 2},delete," : $"{i},,class {i % 2},relabel,class {1 - (i % 2)}");
        File.WriteAllLines(_folder.In("choices.csv"), ["Row,Name,Given,Action,Label", .. choices]);
        _cleaned = _context.Data.ApplyCleaning(_source, _folder.In("choices.csv"));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void GetRowCount_SourceThatKnows_CountsTheRowsLeft()
    {
        Read(_source.GetRowCursor(_source.Schema)); // fills the cache, which knows its rows then

        Assert.Equal(Expected().Count, _cleaned.GetRowCount());
    }

    [Fact]
    public void Schema_IsTheSources() => Assert.Same(_source.Schema, _cleaned.Schema);

    [Fact]
    public void GetRowCursor_AllRows_AreAsExpectedInOrder()
    {
        Assert.Equal(Expected(), Read(_cleaned.GetRowCursor(_cleaned.Schema)));
        Assert.Equal(Expected(), Read(_cleaned.GetRowCursor(_cleaned.Schema))); // again: nothing was used up
    }

    [Fact]
    public void GetRowCursor_Shuffled_HasTheSameRows()
    {
        Assert.True(_cleaned.CanShuffle);

        var rows = Read(_cleaned.GetRowCursor(_cleaned.Schema, new Random(5)));

        Assert.NotEqual(Expected(), rows);
        Assert.Equal(Expected(), rows.OrderBy(row => row.Number));
    }

    [Fact]
    public void GetRowCursorSet_AllCursors_HaveEachRowOnce()
    {
        var cursors = _cleaned.GetRowCursorSet(_cleaned.Schema, 4);

        Assert.True(cursors.Length > 1);
        Assert.Equal(Expected(), cursors.SelectMany(Read).OrderBy(row => row.Number));
    }

    [Fact]
    public void Position_OfRowsLeft_CountsFromZeroAndEndsAtMinusOne()
    {
        using var cursor = _cleaned.GetRowCursor([]);
        Assert.Equal(-1, cursor.Position);

        for (var position = 0; position < Expected().Count; position++)
        {
            Assert.True(cursor.MoveNext());
            Assert.Equal(position, cursor.Position);
        }

        Assert.False(cursor.MoveNext());
        Assert.False(cursor.MoveNext());
        Assert.Equal(-1, cursor.Position);
    }

    [Fact]
    public void Id_OfARow_IsThatOfTheSource()
    {
        var ids = Ids(_source);

        Assert.Equal(Ids(_cleaned).OrderBy(pair => pair.Key), ids.Where(pair => (int)pair.Key % 3 != 0).OrderBy(pair => pair.Key));
    }

    [Fact]
    public void GetGetter_InactiveOrOtherType_IsRefused()
    {
        using var cursor = _cleaned.GetRowCursor([_cleaned.Schema["Label"]]);

        Assert.True(cursor.IsColumnActive(_cleaned.Schema["Label"]));
        Assert.False(cursor.IsColumnActive(_cleaned.Schema["Number"]));
        Assert.ThrowsAny<Exception>(() => cursor.GetGetter<float>(_cleaned.Schema["Number"]));
        Assert.ThrowsAny<Exception>(() => cursor.GetGetter<float>(_cleaned.Schema["Label"]));
    }

    [Fact]
    public void Fit_OnCleanedData_SeesTheNewLabels()
    {
        var keyed = _context.Transforms.Conversion.MapValueToKey("Key", "Label").Fit(_cleaned).Transform(_cleaned);

        Assert.Equal(Expected().Select(row => row.Label), _context.Transforms.Conversion.MapKeyToValue("Back", "Key").Fit(keyed).Transform(keyed).GetColumn<string>("Back"));
    }

    private static List<(float Number, string Label)> Expected() =>
    [
        .. Enumerable.Range(0, Rows).Where(i => i % 3 != 0).Select(i => ((float)i, i % 5 == 0 ? $"class {1 - (i % 2)}" : $"class {i % 2}")),
    ];

    private static List<(float Number, string Label)> Read(DataViewRowCursor cursor)
    {
        using var owned = cursor;
        var (number, label) = (cursor.GetGetter<float>(cursor.Schema["Number"]), cursor.GetGetter<ReadOnlyMemory<char>>(cursor.Schema["Label"]));
        var (value, text) = (0f, ReadOnlyMemory<char>.Empty);
        var rows = new List<(float, string)>();
        while (cursor.MoveNext())
        {
            number(ref value);
            label(ref text);
            label(ref text); // twice a row gives the same
            rows.Add((value, text.ToString()));
        }

        return rows;
    }

    private static Dictionary<float, DataViewRowId> Ids(IDataView data)
    {
        using var cursor = data.GetRowCursor([data.Schema["Number"]]);
        var (number, id) = (cursor.GetGetter<float>(data.Schema["Number"]), cursor.GetIdGetter());
        var (value, key) = (0f, default(DataViewRowId));
        var ids = new Dictionary<float, DataViewRowId>();
        while (cursor.MoveNext())
        {
            number(ref value);
            id(ref key);
            ids.Add(value, key);
        }

        return ids;
    }

    private sealed class Item
    {
        public float Number { get; set; }

        public string Label { get; set; } = "";
    }
}
