// Who survived, by title; and decks out of cabin numbers: three transforms of text columns.
using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Transforms;
using TextColumns;

var mlContext = new MLContext(seed: 1);
var loader = mlContext.Data.CreateTextLoader(new TextLoader.Options
{
    HasHeader = true,
    AllowQuoting = true,
    Separators = [','],
    Columns = [new("Survived", DataKind.Single, 1), new("Name", DataKind.String, 3)],
});
var passengers = loader.Load(Path.Combine(AppContext.BaseDirectory, "data", "titanic.csv"));

#region title
var title = mlContext.Transforms.ParseTitle("Title", "Name");
var titled = title.Fit(passengers).Transform(passengers);
#endregion
PrintSurvival("Titles kept by default:", titled);

#region title-options
var options = new ParseTitleOptions
{
    Columns = [new("Title", "Name")],
    Keep = ["Mr", "Miss", "Mrs", "Master", "Dr", "Rev"],
    Synonyms = new Dictionary<string, string>(ParseTitleOptions.CommonSynonyms) { ["Fr"] = "Rev", ["Revd"] = "Rev" },
    RareTitle = "Rare",
};
var model = mlContext.Transforms.ParseTitle(options).Fit(passengers);
#endregion
PrintSurvival("With synonyms and a label for rare titles:", model.Transform(passengers));

var cabins = mlContext.Data.LoadFromEnumerable<Cabin>(
    [new() { Number = "C85" }, new() { Number = "E46" }, new() { Number = "F G73" }, new() { Number = "T" }, new()]);

#region deck
var decks = new Dictionary<string, string>
{
    ["A"] = "ABC",
    ["B"] = "ABC",
    ["C"] = "ABC",
    ["D"] = "DE",
    ["E"] = "DE",
    ["F"] = "FG",
    ["G"] = "FG",
};
var deck = mlContext.Transforms.ExtractText("Deck", "Number", TextSelector.First())
    .Append(mlContext.Transforms.MapCategories("Deck", "Deck", decks));
var decked = deck.Fit(cabins).Transform(cabins);
#endregion
Console.WriteLine("Decks:");
foreach (var cabin in mlContext.Data.CreateEnumerable<Cabin>(decked, reuseRowObject: false))
    Console.WriteLine($"  {Show(cabin.Number),-8} {Show(cabin.Deck)}");

#region selectors
var surname = TextSelector.Part(", ", 0);
var firstName = TextSelector.Match(@"\. (\w+)");
var maidenName = TextSelector.Between("(", ")").Then(TextSelector.Part(" ", -1));
var parts = mlContext.Transforms.ExtractText("Surname", "Name", surname)
    .Append(mlContext.Transforms.ExtractText("FirstName", "Name", firstName))
    .Append(mlContext.Transforms.ExtractText("MaidenName", "Name", maidenName));
#endregion
var named = parts.Fit(passengers).Transform(passengers);
Console.WriteLine($"Surnames: {named.GetColumn<string>("Surname").Distinct(StringComparer.Ordinal).Count()} of {named.GetColumn<string>("Name").Count()} passengers");

void PrintSurvival(string heading, IDataView view)
{
    Console.WriteLine(heading);
    var groups = mlContext.Data.CreateEnumerable<Passenger>(view, reuseRowObject: false)
        .GroupBy(passenger => passenger.Title, StringComparer.Ordinal)
        .OrderByDescending(group => group.Count());
    foreach (var group in groups)
    {
        var survived = group.Average(passenger => passenger.Survived).ToString("P0", CultureInfo.InvariantCulture);
        Console.WriteLine($"  {Show(group.Key),-8} {group.Count(),4} passengers, {survived} survived");
    }
}

static string Show(string text) => text.Length == 0 ? "missing" : text;
