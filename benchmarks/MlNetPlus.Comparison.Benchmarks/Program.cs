// Compares a forest, boosting and a linear model on the Titanic in this process and prints one JSON object. against-scikit-learn.sh
// runs it and its peer.
//   FILE CSV   writes the rows' folds to FILE, repeat by repeat: for each row of CSV the fold that tests on it
using System.Globalization;
using System.Text.Json;
using MlNetPlus.Comparison.Benchmarks;

if (args is not [var folds, var passengers])
{
    Console.Error.WriteLine("Expected: FILE CSV, where to write the folds and the passengers to read.");
    return 2;
}

var race = TitanicRace.Run(passengers);
File.WriteAllLines(folds, race.FoldOfRow.Select(repeat => string.Join(',', repeat.Select(fold => fold.ToString(CultureInfo.InvariantCulture)))));
Console.WriteLine(JsonSerializer.Serialize(new { race.Seconds, race.ProcessorSeconds, race.Auc }));
return 0;
