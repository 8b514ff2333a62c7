// How many passengers travelled on one ticket: counts learnt from the training rows, and what they look like on new rows.
using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Transforms;

var mlContext = new MLContext(seed: 1);
var loader = mlContext.Data.CreateTextLoader(new TextLoader.Options
{
    HasHeader = true,
    AllowQuoting = true,
    Separators = [','],
    Columns = [new("Pclass", DataKind.Int32, 2), new("Ticket", DataKind.String, 8), new("Embarked", DataKind.String, 10)],
});
var passengers = loader.Load(Path.Combine(AppContext.BaseDirectory, "data", "titanic.csv"));
var split = mlContext.Data.TrainTestSplit(passengers, testFraction: 0.1, seed: 1);
var (train, test) = (split.TrainSet, split.TestSet);

#region count
var frequencies = mlContext.Transforms.GroupFrequency("TicketFrequency", "Ticket")
    .Append(mlContext.Transforms.GroupFrequency("ClassPortFrequency", "Pclass", "Embarked"));
var model = frequencies.Fit(train);
var counted = model.Transform(test);
#endregion
Print("Plain counts, training rows", model.Transform(train));
Print("Plain counts, new rows", counted);

#region minus-self
var options = new GroupFrequencyOptions { OutputColumnName = "TicketFrequency", KeyColumnNames = ["Ticket"], MinusSelf = true };
var minusSelf = mlContext.Transforms.GroupFrequency(options).Fit(train);
var forTraining = minusSelf.TransformForTraining(train); // what a pipeline's Fit gives to the next estimator
var forScoring = minusSelf.Transform(test);
#endregion
Print("Minus self, training rows", forTraining);
Print("Minus self, new rows", forScoring);

#region also-count
var allRows = new GroupFrequencyOptions { OutputColumnName = "TicketFrequency", KeyColumnNames = ["Ticket"], AlsoCount = test };
var countedOverAll = mlContext.Transforms.GroupFrequency(allRows).Fit(train);
#endregion
Print("Counted over both, new rows", countedOverAll.Transform(test));

void Print(string what, IDataView view)
{
    var values = view.GetColumn<float>("TicketFrequency").Where(value => !float.IsNaN(value)).ToArray();
    var unseen = (double)values.Count(value => value == 0) / values.Length;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-28} mean {values.Average():F3}, {unseen:P0} zero"));
}
