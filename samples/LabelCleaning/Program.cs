// Wrong labels planted in a table, found, judged and mended: dotnet run -c Release --project samples/LabelCleaning
// It leaves a page, labels.html, beside the program: open it, choose, and save your own labels.csv.
using LabelCleaning;
using Microsoft.ML;
using MlNetPlus.Cleaning;

var mlContext = new MLContext(seed: 1);
var folder = AppContext.BaseDirectory;
var all = mlContext.Data.CreateEnumerable<Day>(
    mlContext.Data.LoadFromTextFile<Day>(Path.Combine(folder, "data", "seattle-weather.csv"), separatorChar: ',', hasHeader: true), reuseRowObject: false).ToList();

// Three years to train on, with one label in twenty made wrong; the last year stays as it is.
var truth = all.Where(day => !day.Date.StartsWith("2015", StringComparison.Ordinal)).ToDictionary(day => day.Date, day => day.Weather);
var test = mlContext.Data.LoadFromEnumerable(all.Where(day => !truth.ContainsKey(day.Date)).ToList());
string[] kinds = [.. truth.Values.Distinct().Order(StringComparer.Ordinal)];
var random = new Random(7);
var noted = all.Where(day => truth.ContainsKey(day.Date)).ToList();
var right = WeatherModel.Accuracy(mlContext, mlContext.Data.LoadFromEnumerable(noted.ToList()), test);
foreach (var day in noted.OrderBy(_ => random.Next()).Take(noted.Count / 20))
    day.Weather = kinds.Where(kind => kind != truth[day.Date]).ElementAt(random.Next(kinds.Length - 1));
var days = mlContext.Data.LoadFromEnumerable(noted);
bool IsWrong(Day day) => day.Weather != truth[day.Date];
Console.WriteLine($"{noted.Count(IsWrong)} of {noted.Count} labels were made wrong.");

#region find
var outOfFold = WeatherModel.OutOfFold(mlContext, days);
var ranking = mlContext.Data.TopLosses(outOfFold, new TopLossesOptions { Count = 50, NameColumnName = nameof(Day.Date) });
var report = mlContext.Data.FindLabelIssues(outOfFold, new LabelIssuesOptions { NameColumnName = nameof(Day.Date) });
#endregion

var byName = noted.ToDictionary(day => day.Date);
foreach (var row in ranking.Rows.Take(3))
    Console.WriteLine($"{row.Rank}. {row.Name}: given {row.Given}, predicted {row.Predicted} ({row.Probability:P0}), loss {row.Loss:0.0}, {(IsWrong(byName[row.Name!]) ? "planted" : "not planted")}");
Console.WriteLine($"Of the {ranking.Rows.Count} largest losses {ranking.Rows.Count(row => IsWrong(byName[row.Name!]))} are planted.");
Console.WriteLine($"Of {report.Issues.Count} label issues {report.Issues.Count(issue => IsWrong(byName[issue.Name!]))} are planted; of the first 50, {report.Issues.Take(50).Count(issue => IsWrong(byName[issue.Name!]))}.");

#region gallery
report.SaveGallery(Path.Combine(folder, "labels.html"), outOfFold, new CleaningGalleryOptions
{
    ShownColumnNames = [nameof(Day.Precipitation), nameof(Day.TempMax), nameof(Day.TempMin), nameof(Day.Wind)],
});
#endregion

// Here a person opens the page and saves choices. The sample's stand-in knows the truth, and relabels what was planted.
var choices = report.Issues.Select(issue => byName[issue.Name!]).Select(day => $"0,{day.Date},{day.Weather},{(IsWrong(day) ? $"relabel,{truth[day.Date]}" : "keep,")}");
File.WriteAllLines(Path.Combine(folder, "labels.csv"), ["Row,Name,Given,Action,Label", .. choices]);

#region apply
var cleaned = mlContext.Data.ApplyCleaning(days, Path.Combine(folder, "labels.csv"), new ApplyCleaningOptions
{
    LabelColumnName = nameof(Day.Weather),
    NameColumnName = nameof(Day.Date),
});
#endregion

var left = mlContext.Data.CreateEnumerable<Day>(cleaned, reuseRowObject: false).Count(IsWrong);
Console.WriteLine($"After the choices {left} wrong labels are left.");
Console.WriteLine($"Accuracy on the last year: {WeatherModel.Accuracy(mlContext, days, test):0.000} with the wrong labels, {WeatherModel.Accuracy(mlContext, cleaned, test):0.000} cleaned, {right:0.000} with the right ones (365 days: 0.02 more or less is chance).");
Console.WriteLine($"The page: {Path.Combine(folder, "labels.html")}");
return left < noted.Count(IsWrong) ? 0 : 1;
