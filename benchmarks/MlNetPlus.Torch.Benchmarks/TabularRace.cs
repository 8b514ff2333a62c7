using System.Diagnostics;
using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Torch.Tabular;

namespace MlNetPlus.Torch.Benchmarks;

/// <summary>RealMLP-TD-S on made-up rows, to race its twin in PyTorch on the same file; and scoring in batches against row by row.</summary>
internal static class TabularRace
{
    private const int Features = 20;
    private const int RowCount = 4000; // the first half to train on
    private const int Epochs = 64;
    private const int ScoredRows = 100_000;

    /// <summary>Writes the rows: a label, then the features.</summary>
    public static void WriteRows(string path)
    {
        var random = new Random(1);
        using var file = File.CreateText(path);
        for (var row = 0; row < RowCount; row++)
        {
            var x = Enumerable.Range(0, Features).Select(_ => (float)((random.NextDouble() * 4) - 2)).ToArray();
            var logit = (2 * Math.Sin(2 * x[0])) + (x[1] * x[2]) + Math.Abs(x[3]) - 1;
            var label = random.NextDouble() < 1 / (1 + Math.Exp(-logit)) ? 1 : 0;
            file.WriteLine(string.Join(',', x.Select(value => value.ToString("R", CultureInfo.InvariantCulture)).Prepend(label.ToString(CultureInfo.InvariantCulture))));
        }
    }

    public static object Measure(string path)
    {
        var rows = File.ReadLines(path).Select(Row.Parse).ToList();
        var mlContext = new MLContext(1);
        var train = mlContext.Data.LoadFromEnumerable(rows.Take(RowCount / 2));
        var test = mlContext.Data.LoadFromEnumerable(rows.Skip(RowCount / 2));
        var options = new TabularNeuralNetworkOptions(TabularNetwork.RealMlp);
        options.Training.Epochs = Epochs;
        var trainer = mlContext.BinaryClassification.Trainers.TabularNeuralNetwork(options);
        trainer.Fit(mlContext.Data.TakeRows(train, 300)); // so that compilation is not timed
        var time = Stopwatch.StartNew();
        var model = trainer.Fit(train);
        var seconds = time.Elapsed.TotalSeconds;

        var metrics = mlContext.BinaryClassification.Evaluate(model.Transform(test));
        return new { seconds, logLoss = metrics.LogLoss * Math.Log(2), auc = metrics.AreaUnderRocCurve, batched = Batched(mlContext, model, rows), single = Single(mlContext, model, rows) };
    }

    /// <summary>Rows a second through a cursor.</summary>
    private static double Batched(MLContext mlContext, ITransformer model, List<Row> rows)
    {
        var view = model.Transform(mlContext.Data.LoadFromEnumerable(Enumerable.Range(0, ScoredRows).Select(i => rows[i % RowCount])));
        var time = Stopwatch.StartNew();
        var count = view.GetColumn<float>("Score").Count();
        return count / time.Elapsed.TotalSeconds;
    }

    /// <summary>Rows a second through a PredictionEngine.</summary>
    private static double Single(MLContext mlContext, ITransformer model, List<Row> rows)
    {
        using var engine = mlContext.Model.CreatePredictionEngine<Row, Prediction>(model);
        var prediction = new Prediction();
        var time = Stopwatch.StartNew();
        for (var i = 0; i < ScoredRows; i++)
            engine.Predict(rows[i % RowCount], ref prediction);
        return ScoredRows / time.Elapsed.TotalSeconds;
    }

    private sealed class Prediction
    {
        public float Score { get; set; }
    }

    private sealed class Row
    {
        public bool Label { get; set; }

        [VectorType(TabularRace.Features)]
        public float[] Features { get; set; } = [];

        public static Row Parse(string line)
        {
            var fields = line.Split(',');
            return new Row { Label = fields[0] == "1", Features = [.. fields.Skip(1).Select(field => float.Parse(field, CultureInfo.InvariantCulture))] };
        }
    }
}
