using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetPlus.Cleaning.Tests;

public sealed class ApplyCleaningTests : IDisposable
{
    private readonly MLContext _context = new(seed: 1);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ApplyCleaning_ByRow_DeletesAndRelabelsTheText()
    {
        var cleaned = Apply(Data(), new() { LabelColumnName = "Text" }, "0,,cat,delete,", "2,,dog,relabel,cat", "3,,cow,keep,");

        Assert.Equal(["dog", "cat", "cow"], Column<string>(cleaned, "Text"));
        Assert.Equal([1f, 2f, 3f], Column<float>(cleaned, "Number"));
        Assert.Equal(3, cleaned.GetRowCount());
    }

    [Fact]
    public void ApplyCleaning_ByName_FindsTheRowsInAnyOrder()
    {
        var cleaned = Apply(Data(), new() { LabelColumnName = "Text", NameColumnName = "Name" }, "7,row d,cow,delete,", "900,row a,cat,relabel,dog");

        Assert.Equal(["row a", "row b", "row c"], Column<string>(cleaned, "Name"));
        Assert.Equal(["dog", "dog", "dog"], Column<string>(cleaned, "Text"));
    }

    [Fact]
    public void ApplyCleaning_KeyLabel_KeepsKeysAndTheirValues()
    {
        var data = _context.Transforms.Conversion.MapValueToKey("Label", "Text").Fit(Data()).Transform(Data());

        var cleaned = Apply(data, new(), "1,,dog,relabel,cow", "0,,cat,delete,");

        Assert.Equal([3u, 2u, 3u], Column<uint>(cleaned, "Label"));
        var back = _context.Transforms.Conversion.MapKeyToValue("Back", "Label").Fit(cleaned).Transform(cleaned);
        Assert.Equal(["cow", "dog", "cow"], Column<string>(back, "Back"));
        Assert.Equal(["cat", "dog", "dog", "cow"], Column<string>(data, "Text")); // the source is as it was
    }

    [Theory]
    [InlineData("Flag", "1,,False,relabel,TRUE", new[] { "True", "True", "False", "False" })]
    [InlineData("Number", "1,,1,relabel,7.5", new[] { "0", "7.5", "2", "3" })]
    [InlineData("Whole", "1,,1,relabel,9", new[] { "0", "9", "2", "3" })]
    public void ApplyCleaning_OtherLabels_AreReplaced(string label, string choice, string[] expected)
    {
        var cleaned = Apply(Data(), new() { LabelColumnName = label }, choice);

        using var cursor = cleaned.GetRowCursor([cleaned.Schema[label]]);
        var text = CellValue.TextReader(cursor, cleaned.Schema[label]);
        var seen = new List<string>();
        while (cursor.MoveNext())
            seen.Add(text());
        Assert.Equal(expected, seen);
    }

    [Theory]
    [InlineData("Number", "123456.79", "5")] // as a regression's label is seen: Single
    [InlineData("Exact", "123456.79", "5")]
    [InlineData("Whole", "1E+08", "2E+08")]
    [InlineData("Long", "1E+08", "2E+08")]
    public void ApplyCleaning_NumberSeenAsSingle_IsTheSourcesOwn(string label, string given, string changed)
    {
        var data = _context.Data.LoadFromEnumerable(new[] { new Sum { Number = 123456.789f, Exact = 123456.789, Whole = 100_000_003, Long = 100_000_003 } });

        var cleaned = Apply(data, new() { LabelColumnName = label }, $"0,,{given},relabel,{changed}");

        using var cursor = cleaned.GetRowCursor([cleaned.Schema[label]]);
        var read = CellValue.Reader(cursor, cleaned.Schema[label]);
        Assert.True(cursor.MoveNext());
        Assert.Equal(float.Parse(changed, CultureInfo.InvariantCulture), Convert.ToSingle(read(), CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("Exact", "123456.7", "5", "was given '123456.7', and row 0 of the data has another label")]
    [InlineData("Exact", "123456.79", "1,5", "has the new label '1,5'; expected a number.")]
    [InlineData("Whole", "1E+08", "2.5", "has the new label '2.5'; expected a whole number (Int32).")]
    public void ApplyCleaning_OtherNumber_IsRefused(string label, string given, string changed, string fault)
    {
        var data = _context.Data.LoadFromEnumerable(new[] { new Sum { Exact = 123456.789, Whole = 100_000_003 } });

        var exception = Assert.Throws<InvalidDataException>(() => Apply(data, new() { LabelColumnName = label }, $"0,,{given},relabel,\"{changed}\""));

        Assert.Contains(fault, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ApplyCleaning_KeysWithoutNames_AreKnownByTheirNumbers()
    {
        var data = Data();
        foreach (var (hash, of) in new[] { ("Key", "Name"), ("Label", "Text") })
            data = _context.Transforms.Conversion.Hash(hash, of, numberOfBits: 31).Fit(data).Transform(data);
        var (names, labels) = (Column<uint>(data, "Key").ToArray(), Column<uint>(data, "Label").ToArray());

        var cleaned = Apply(data, new() { NameColumnName = "Key" }, $"0,{names[3]},{labels[3]},delete,", $"0,{names[0]},{labels[0]},relabel,{labels[1]}");
        var exception = Assert.Throws<InvalidDataException>(() => Apply(data, new(), $"0,,{labels[0]},relabel,0"));

        Assert.Equal([labels[1], labels[1], labels[2]], Column<uint>(cleaned, "Label"));
        Assert.Contains("has the new label '0'; expected a number from 1 to 2147483648, as the key has no names.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'=1+1", "=1+1")]
    [InlineData("'-5", "-5")]
    [InlineData("''@x", "'@x")] // the page puts one apostrophe before any number of them
    [InlineData("=1+1", "=1+1")] // a spreadsheet has taken it off, or a hand has written it
    [InlineData("'tis", "'tis")]
    [InlineData("''", "''")]
    public void ApplyCleaning_ApostropheBeforeAFormula_IsTakenOff(string written, string name)
    {
        var data = _context.Data.LoadFromEnumerable(new[] { new Item { Name = name, Text = name }, new Item { Name = "other", Text = "=new" } });

        var cleaned = Apply(data, new() { LabelColumnName = "Text", NameColumnName = "Name" }, $"0,{written},{written},relabel,'=new");

        Assert.Equal(["=new", "=new"], Column<string>(cleaned, "Text"));
    }

    [Fact]
    public void ApplyCleaning_ManyFaults_ShowsTwentyAndCountsTheRest()
    {
        var exception = Assert.Throws<InvalidDataException>(() => Apply(Data(), new() { LabelColumnName = "Text" }, [.. Enumerable.Range(100, 25).Select(row => $"{row},,cat,delete,")]));

        Assert.Contains("Faults: 25.", exception.Message, StringComparison.Ordinal);
        Assert.Contains("- Choice 20 (row 119) is no row of the data, which have 4 rows.\n- and 5 more\n", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ApplyCleaning_ChoicesOfOtherData_NamesEveryFault()
    {
        var exception = Assert.Throws<InvalidDataException>(() => Apply(
            Data(),
            new() { LabelColumnName = "Text" },
            "0,,dog,keep,",
            "1,,dog,relabel,horse",
            "1,,dog,delete,",
            "900,,cat,delete,",
            "2,,dog,remove,",
            "x,,dog,keep,",
            "3,,cow,relabel,",
            "2,,dog"));

        Assert.Equal(
            $"""
            The choices '{_folder.In("choices.csv")}' do not fit the data; nothing is changed. Faults: 8.
            - Choice 5 (row 2) has the action 'remove'; expected keep, relabel or delete.
            - Choice 6 has the row 'x'; expected a number, from 0.
            - Choice 8 has 3 fields; expected 5.
            - Choice 3 (row 1) is about the same row as choice 2.
            - Choice 7 (row 3) has the new label ''; expected one of the labels of the data.
            - Choice 1 (row 0) was given 'dog', and row 0 of the data has another label.
            - Choice 4 (row 900) is no row of the data, which have 4 rows.
            - Choice 2 (row 1) has the new label 'horse', which no row of the data has. Set AllowNewLabels if it is meant.
            Apply the choices to the data that the gallery was made of, or mend the file.
            """.ReplaceLineEndings("\n"),
            exception.Message);
    }

    [Fact]
    public void ApplyCleaning_UnknownClassOfAKey_NamesTheClasses()
    {
        var data = _context.Transforms.Conversion.MapValueToKey("Label", "Text").Fit(Data()).Transform(Data());

        var exception = Assert.Throws<InvalidDataException>(() => Apply(data, new(), "0,,cat,relabel,horse"));

        Assert.Contains("Choice 1 (row 0) has the new label 'horse'; expected one of the classes 'cat', 'dog', 'cow'.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ApplyCleaning_NewLabelAllowed_IsTaken()
    {
        var cleaned = Apply(Data(), new() { LabelColumnName = "Text", AllowNewLabels = true }, "0,,cat,relabel,horse");

        Assert.Equal("horse", Column<string>(cleaned, "Text").First());
    }

    [Fact]
    public void ApplyCleaning_NameOfSeveralRowsOrNone_IsRefused()
    {
        var options = new ApplyCleaningOptions { LabelColumnName = "Text", NameColumnName = "Text" };

        var exception = Assert.Throws<InvalidDataException>(() => Apply(Data(), options, "1,dog,dog,keep,", "0,,cat,keep,"));

        Assert.Contains("Choice 1 ('dog') is the name of rows 1 and 2; expected a name of one row.", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Choice 2 (row 0) has no name to find in column 'Text'. Leave NameColumnName out to go by the number.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Row;Name;Given;Action;Label\r\n0;;cat;delete;\r\n")] // as a spreadsheet may save it
    [InlineData("\uFEFFRow,Name,Given,Action,Label\n\"0\",\"\",\"cat\",\"delete\",\"\"\n")]
    public void ApplyCleaning_OtherSeparatorsAndMarks_AreUnderstood(string text)
    {
        File.WriteAllText(_folder.In("choices.csv"), text);

        var cleaned = _context.Data.ApplyCleaning(Data(), _folder.In("choices.csv"), new() { LabelColumnName = "Text" });

        Assert.Equal(3, cleaned.GetRowCount());
    }

    [Theory]
    [InlineData("")]
    [InlineData("a,b\n1,2\n")]
    [InlineData("Row,Name,Given,Action\n1,,cat,keep\n")]
    public void ApplyCleaning_NoFileOfChoices_SaysWhatIsExpected(string text)
    {
        File.WriteAllText(_folder.In("choices.csv"), text);

        var exception = Assert.Throws<InvalidDataException>(() => _context.Data.ApplyCleaning(Data(), _folder.In("choices.csv"), new() { LabelColumnName = "Text" }));

        Assert.Contains("holds no choices", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Expected the columns Row,Name,Given,Action,Label, as a gallery's button saves them.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ApplyCleaning_NoSuchFile_SaysSo()
    {
        var exception = Assert.Throws<IOException>(() => _context.Data.ApplyCleaning(Data(), _folder.In("none.csv"), new() { LabelColumnName = "Text" }));

        Assert.Contains("none.csv' cannot be read", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ApplyCleaning_NoLabelColumn_Throws()
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => Apply(Data(), new(), "0,,cat,keep,"));

        Assert.Contains("Column 'Label' (input of ApplyCleaning) is not in the input.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ApplyCleaning_OptionsAtFault_NamesEach()
    {
        var exception = Assert.Throws<ArgumentException>(() => Apply(Data(), new() { LabelColumnName = "", NameColumnName = "" }, "0,,cat,keep,"));

        Assert.Equal("ApplyCleaningOptions has 2 faults:\n- LabelColumnName is an empty text; expected a column's name.\n- NameColumnName is an empty text; expected a column's name, or null.", exception.Message);
    }

    [Fact]
    public void Defaults_AreAsDocumented()
    {
        var options = new ApplyCleaningOptions();

        Assert.Equal(("Label", null, false), (options.LabelColumnName, options.NameColumnName, options.AllowNewLabels));
    }

    private IDataView Apply(IDataView data, ApplyCleaningOptions options, params string[] choices)
    {
        File.WriteAllLines(_folder.In("choices.csv"), ["Row,Name,Given,Action,Label", .. choices]);
        return _context.Data.ApplyCleaning(data, _folder.In("choices.csv"), options);
    }

    private static IEnumerable<T> Column<T>(IDataView data, string name) => data.GetColumn<T>(name);

    private IDataView Data() => _context.Data.LoadFromEnumerable(
    [
        new Item { Name = "row a", Text = "cat", Number = 0, Whole = 0, Flag = true },
        new Item { Name = "row b", Text = "dog", Number = 1, Whole = 1 },
        new Item { Name = "row c", Text = "dog", Number = 2, Whole = 2 },
        new Item { Name = "row d", Text = "cow", Number = 3, Whole = 3 },
    ]);

    private sealed class Sum
    {
        public float Number { get; set; }

        public double Exact { get; set; }

        public int Whole { get; set; }

        public long Long { get; set; }
    }

    private sealed class Item
    {
        public string Name { get; set; } = "";

        public string Text { get; set; } = "";

        public float Number { get; set; }

        public int Whole { get; set; }

        public bool Flag { get; set; }
    }
}
