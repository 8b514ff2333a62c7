// Rows per second of the text transforms through a cursor, beside ML.NET's CustomMapping; title_peer.py is the other side.
// Arguments: path of titanic.csv, then one or more numbers of rows.
using System.Diagnostics;
using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Transforms;
using TitleRace;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var mlContext = new MLContext(seed: 1);
var loader = mlContext.Data.CreateTextLoader(new TextLoader.Options
{
    HasHeader = true,
    AllowQuoting = true,
    Separators = [','],
    Columns = [new("Name", DataKind.String, 3)],
});
var names = loader.Load(args[0]).GetColumn<string>("Name").ToArray();
var decks = new Dictionary<string, string>
{
    ["A"] = "ABC", ["B"] = "ABC", ["C"] = "ABC", ["D"] = "DE", ["E"] = "DE", ["F"] = "FG", ["G"] = "FG",
};
var transforms = mlContext.Transforms;
(string What, IEstimator<ITransformer> Estimator)[] racers =
[
    ("ParseTitle", transforms.ParseTitle("Title", "Name")),
    ("ParseTitle, every title", transforms.ParseTitle(new ParseTitleOptions { Columns = [new("Title", "Name")], Keep = null })),
    ("ExtractText First", transforms.ExtractText("Title", "Name", TextSelector.First())),
    ("ExtractText Part, Part", transforms.ExtractText("Title", "Name", TextSelector.Part(", ", 1).Then(TextSelector.Part(".", 0)))),
    ("ExtractText Match, group 0", transforms.ExtractText("Title", "Name", TextSelector.Match(@"[A-Z][a-z]+\.", 0))),
    ("ExtractText Match, group 1", transforms.ExtractText("Title", "Name", TextSelector.Match(@", ([^.]*)\."))),
    ("ExtractText First, MapCategories", transforms.ExtractText("Title", "Name", TextSelector.First())
        .Append(transforms.MapCategories("Title", "Title", decks))),
    ("CustomMapping with string.Split", transforms.CustomMapping<SplitInput, SplitOutput>(SplitTwice, contractName: null)),
];

foreach (var count in args[1..].Select(argument => int.Parse(argument, CultureInfo.InvariantCulture)))
{
    var random = new Random(0);
    var rows = Enumerable.Range(0, count).Select(_ => new NameRow { Name = names[random.Next(names.Length)].AsMemory() }).ToArray();
    var data = mlContext.Data.LoadFromEnumerable(rows);

    Measure("bare cursor", data, "Name", count);
    foreach (var (what, estimator) in racers)
        Measure(what, estimator.Fit(data).Transform(data), "Title", count);
}

static void SplitTwice(SplitInput input, SplitOutput output)
{
    var parts = input.Name.Split(", ");
    var title = parts.Length > 1 ? parts[1].Split('.')[0] : "";
    output.Title = title is "Mr" or "Miss" or "Mrs" or "Master" ? title : "";
}

// The best of three passes.
static void Measure(string what, IDataView view, string name, int count)
{
    var best = double.MaxValue;
    var allocated = 0L;
    var filled = 0;
    for (var round = 0; round < 3; round++)
    {
        filled = 0;
        using var cursor = view.GetRowCursor([view.Schema[name]]);
        var getter = cursor.GetGetter<ReadOnlyMemory<char>>(cursor.Schema[name]);
        ReadOnlyMemory<char> value = default;
        var before = GC.GetTotalAllocatedBytes();
        var clock = Stopwatch.StartNew();

        while (cursor.MoveNext())
        {
            getter(ref value);
            filled += value.IsEmpty ? 0 : 1;
        }

        best = Math.Min(best, clock.Elapsed.TotalSeconds);
        allocated = GC.GetTotalAllocatedBytes() - before;
    }

    Console.WriteLine(
        $"{what,-33} {count,10} rows {count / best / 1e6,6:F2} M rows/s {best,6:F3} s, {filled} filled, {(double)allocated / count:F1} bytes/row");
}
