using FalseAlarms;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;
using Microsoft.ML;
using MlNetPlus.Comparison;

// How often does a test call two equally good models different? It should be 5 % of the time.
// Run: dotnet run -c Release --project samples/FalseAlarms [repetitions]
const int Rows = 200;
const double Nominal = 0.05;
var repetitions = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 400;

const string Naive = "paired t, 10 x 10 folds (naive)";
const string Corrected = "corrected resampled t, 10 x 10 folds";
var alarms = new Dictionary<string, int>();
var mlContext = new MLContext(1);
for (var repetition = 0; repetition < repetitions; repetition++)
{
    var data = new NullData(mlContext, Rows, seed: repetition);
    var tenByTen = data.Splits(folds: 10, repeats: 10, repetition);
    var ten = tenByTen.Take(10).ToList();

    var differences = data.Differences(tenByTen);
    var firstTen = differences.Take(10).ToArray();
    Count(Naive, PlainT(differences));
    Count("paired t, 10 folds (naive)", PlainT(firstTen));
    Count(Corrected, PairedTests.CorrectedResampledT(differences, testToTrain: 1 / 9.0).PValue);
    Count("corrected resampled t, 10 folds", PairedTests.CorrectedResampledT(firstTen, testToTrain: 1 / 9.0).PValue);

    var halves = data.Differences(data.Splits(folds: 2, repeats: 5, repetition)).Chunk(2).Select(pair => (pair[0], pair[1])).ToArray();
    Count("5x2cv t", PairedTests.FiveByTwoT(halves).PValue);
    Count("5x2cv F", PairedTests.FiveByTwoF(halves).PValue);

    var mcNemar = PairedTests.McNemar(data.IsRight(0, ten), data.IsRight(1, ten));
    Count("McNemar exact, out-of-fold rows of 10 folds", mcNemar.ExactPValue);
    Count("McNemar mid-p, out-of-fold rows of 10 folds", mcNemar.MidPValue);
}

Console.WriteLine($"{repetitions} pairs of equally good models on {Rows} rows; share called different at p < {Nominal}:");
foreach (var (name, count) in alarms)
    Console.WriteLine($"  {(double)count / repetitions:F3}  {name}");
Console.WriteLine($"Standard error of a share of {Nominal}: {Math.Sqrt(Nominal * (1 - Nominal) / repetitions):F3}");

var (naive, corrected) = ((double)alarms[Naive] / repetitions, (double)alarms[Corrected] / repetitions);
if (naive > 0.3 && corrected is >= 0.02 and <= 0.09)
    return 0;
Console.Error.WriteLine($"Expected the naive test on 10 x 10 folds above 0.3 (got {naive:F3}) and the corrected one in [0.02, 0.09] (got {corrected:F3}).");
return 1;

void Count(string test, double p) => alarms[test] = alarms.GetValueOrDefault(test) + (p < Nominal ? 1 : 0);

// What is commonly done, and wrong: the folds are taken for independent.
static double PlainT(double[] differences)
{
    var t = differences.Mean() / (differences.StandardDeviation() / Math.Sqrt(differences.Length));
    return double.IsNaN(t) ? 1 : 2 * StudentT.CDF(0, 1, differences.Length - 1, -Math.Abs(t));
}
