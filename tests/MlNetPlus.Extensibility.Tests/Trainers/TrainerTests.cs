using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Testing;

namespace MlNetPlus.Extensibility.Tests;

public sealed class TrainerTests
{
    private static readonly string[] Ports = ["Cherbourg", "Queenstown", "Southampton"];

    private readonly MLContext _mlContext = new(seed: 1);

    public static TheoryData<PredictionTask> Tasks => [.. Enum.GetValues<PredictionTask>()];

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Transform_SchemaAndAnnotations_AreThoseOfMlNetsOwnTrainers(PredictionTask task)
    {
        var data = Data(task);
        IEstimator<ITransformer> first = task switch
        {
            PredictionTask.BinaryClassification => _mlContext.BinaryClassification.Trainers.LbfgsLogisticRegression(),
            PredictionTask.MulticlassClassification => _mlContext.MulticlassClassification.Trainers.LbfgsMaximumEntropy(),
            _ => _mlContext.Regression.Trainers.Sdca(),
        };
        var theirs = first.Fit(data).Transform(data).Schema;

        var ours = new CentroidTrainer(_mlContext, task).Fit(data).Transform(data).Schema;

        Assert.Equal(Describe(theirs), Describe(ours));
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void GetOutputSchema_Promise_EqualsWhatIsDelivered(PredictionTask task)
    {
        var data = Data(task);
        var trainer = new CentroidTrainer(_mlContext, task);

        var promised = trainer.GetOutputSchema(ShapeOf(data.Schema)).Select(ColumnShape.Of);

        var delivered = trainer.Fit(data).Transform(data).Schema.Where(column => !column.IsHidden).Select(ColumnShape.Of);
        Assert.Equal(delivered.Select(Describe).Order(), promised.Select(Describe).Order());
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Save_AndLoad_GivesEqualScoresAndSchema(PredictionTask task)
    {
        var data = Data(task);
        var model = new CentroidTrainer(_mlContext, task).Fit(data);
        using var file = new MemoryStream();
        _mlContext.Model.Save(model, data.Schema, file);

        var loaded = new MLContext().Model.Load(file, out _);

        Assert.Equal(Describe(model.Transform(data).Schema), Describe(loaded.Transform(data).Schema));
        Assert.Equal(Scores(model.Transform(data)), Scores(loaded.Transform(data)));
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    [ContractTestOf(typeof(CentroidTrainer))]
    public void Check_TrainerOfTheBridge_KeepsEveryPromise(PredictionTask task)
    {
        var options = new EstimatorContractOptions { TrainingColumns = { "Label" } };
        var data = Data(task);
        options.InvalidInputs.Add(new InvalidInput(_mlContext.Transforms.SelectColumns("Label").Fit(data).Transform(data), "Column 'Features'"));

        EstimatorContract.Check(_mlContext, new CentroidTrainer(_mlContext, task), data, options);
    }

    [Fact]
    public void Evaluate_Binary_UsesLogitAndProbability()
    {
        var data = Data(PredictionTask.BinaryClassification);

        var metrics = _mlContext.BinaryClassification.Evaluate(new CentroidTrainer(_mlContext, PredictionTask.BinaryClassification).Fit(data).Transform(data));

        Assert.True(metrics.AreaUnderRocCurve > 0.95);
        Assert.True(metrics.Accuracy > 0.9);
        Assert.True(metrics.LogLoss < 0.5);
    }

    [Fact]
    public void CrossValidate_Multiclass_EvaluatesEveryFold()
    {
        var results = _mlContext.MulticlassClassification.CrossValidate(Data(PredictionTask.MulticlassClassification), new CentroidTrainer(_mlContext, PredictionTask.MulticlassClassification), 3);

        Assert.All(results, result => Assert.True(result.Metrics.MacroAccuracy > 0.9));
    }

    [Fact]
    public void PermutationFeatureImportance_OfTheChain_NamesTheFeatureThatMatters()
    {
        var data = Data(PredictionTask.BinaryClassification);
        var pipeline = _mlContext.Transforms.Concatenate("Features", "Signal", "Noise").Append(new CentroidTrainer(_mlContext, PredictionTask.BinaryClassification));
        var model = pipeline.Fit(data);

        var importance = _mlContext.BinaryClassification.PermutationFeatureImportanceNonCalibrated(model, model.Transform(data), permutationCount: 2);

        Assert.True(importance["Signal"].AreaUnderRocCurve.Mean < importance["Noise"].AreaUnderRocCurve.Mean - 0.1);
    }

    [Fact]
    public void PredictionEngine_OfTheChain_NamesTheClassAndDisposesOnce()
    {
        var data = Data(PredictionTask.MulticlassClassification);
        var trained = new CentroidTrainer(_mlContext, PredictionTask.MulticlassClassification).Fit(data);
        var model = trained.Append(_mlContext.Transforms.Conversion.MapKeyToValue("PredictedLabel").Fit(trained.Transform(data)));

        using (var engine = _mlContext.Model.CreatePredictionEngine<Row, Prediction>(model))
        {
            Assert.Equal("Queenstown", engine.Predict(new Row { Features = [1, 0] }).PredictedLabel);
            Assert.Equal("Southampton", engine.Predict(new Row { Features = [2, 0] }).PredictedLabel);
        }

        trained.Dispose();
        Assert.Equal(1, trained.Model.Disposals);
    }

    [Fact]
    public void Fit_WithValidation_HandsItOn()
    {
        var trainer = new CentroidTrainer(_mlContext, PredictionTask.Regression);

        trainer.Fit(Data(PredictionTask.Regression), Data(PredictionTask.Regression));

        Assert.True(trainer.SawValidation);
    }

    [Theory]
    [InlineData(PredictionTask.BinaryClassification, "Column 'Label' (input of CentroidTrainer) is Single; expected Boolean.")]
    [InlineData(PredictionTask.MulticlassClassification, "Column 'Label' (input of CentroidTrainer) is Single; expected a key.")]
    public void Fit_LabelOfAnotherTask_SaysWhatIsExpected(PredictionTask task, string message)
    {
        var fault = Assert.Throws<ArgumentOutOfRangeException>(() => new CentroidTrainer(_mlContext, task).Fit(Data(PredictionTask.Regression)));

        Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_WeightColumnMissing_SaysSo()
    {
        var fault = Assert.Throws<ArgumentOutOfRangeException>(() => new CentroidTrainer(_mlContext, PredictionTask.Regression, "Weight").Fit(Data(PredictionTask.Regression)));

        Assert.StartsWith("Column 'Weight' (input of CentroidTrainer) is not in the input.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Transform_OtherFeatureCount_SaysWhatItWasTrainedOn()
    {
        var model = new CentroidTrainer(_mlContext, PredictionTask.Regression).Fit(Data(PredictionTask.Regression));
        var wider = _mlContext.Transforms.Concatenate("Features", "Signal", "Noise", "Signal").Fit(Data(PredictionTask.Regression)).Transform(Data(PredictionTask.Regression));

        var fault = Assert.Throws<ArgumentOutOfRangeException>(() => model.Transform(wider));

        Assert.StartsWith(
            "Column 'Features' (input of CentroidTransformer) is Vector<Single, 3>; expected Vector<Single, 2>, as in the training data.",
            fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToNames_TextAndNumbersAndBareKeys_NamesAll()
    {
        var text = Data(PredictionTask.MulticlassClassification).Schema["Label"];
        var numbers = _mlContext.Transforms.Conversion.MapValueToKey("Label", "Signal").Fit(Data(PredictionTask.Regression)).Transform(Data(PredictionTask.Regression)).Schema["Label"];

        Assert.Equal(Ports, LabelValues.Of(text).ToNames());
        Assert.Equal(Data(PredictionTask.Regression).GetColumnOf<float>("Signal").Distinct().Select(value => $"{value:R}"), LabelValues.Of(numbers).ToNames());
    }

    /// <summary>Three clusters on the first feature (two for binary); the second is noise.</summary>
    private IDataView Data(PredictionTask task)
    {
        var random = new Random(7);
        var classes = task == PredictionTask.BinaryClassification ? 2 : 3;
        var rows = Enumerable.Range(0, 120).Select(index =>
        {
            var group = index % classes;
            var features = new[] { group + 0.15f * (float)(random.NextDouble() * 2 - 1), (float)random.NextDouble() };
            return new Row { Features = features, Signal = features[0], Noise = features[1], Group = group };
        }).ToList();
        var view = _mlContext.Data.LoadFromEnumerable(rows);
        return task switch
        {
            PredictionTask.BinaryClassification => _mlContext.Transforms.CustomMapping<Row, BinaryLabel>((row, label) => label.Label = row.Group == 1, null).Fit(view).Transform(view),
            PredictionTask.MulticlassClassification => _mlContext.Transforms.CustomMapping<Row, TextLabel>((row, label) => label.Label = Ports[row.Group], null)
                .Append(_mlContext.Transforms.Conversion.MapValueToKey("Label", keyOrdinality: Microsoft.ML.Transforms.ValueToKeyMappingEstimator.KeyOrdinality.ByValue)).Fit(view).Transform(view),
            _ => _mlContext.Transforms.CopyColumns("Label", "Signal").Fit(view).Transform(view),
        };
    }

    private static SchemaShape ShapeOf(DataViewSchema schema) =>
        (SchemaShape)typeof(SchemaShape).GetMethod("Create", System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!.Invoke(null, [schema])!;

    private static string Describe(ColumnShape column) =>
        $"{column.Name}: {column.DescribeType()} [{string.Join(", ", column.Annotations.Select(annotation => $"{annotation.Name}: {annotation.DescribeType()}").Order())}]";

    private static List<string> Describe(DataViewSchema schema) =>
        [.. schema.Where(column => column.Name is "Score" or "Probability" or "PredictedLabel")
            .Select(column => $"{column.Name}: {column.Type} [{string.Join(", ", column.Annotations.Schema.Select(annotation => $"{annotation.Name}: {annotation.Type} {Value(column, annotation)}").Order())}]")];

    private static string Value(DataViewSchema.Column column, DataViewSchema.Column annotation)
    {
        if (annotation.Type is not VectorDataViewType)
        {
            return annotation.Type.RawType == typeof(uint) ? $"{Get<uint>(column, annotation.Name)}"
                : annotation.Type.RawType == typeof(bool) ? $"{Get<bool>(column, annotation.Name)}"
                : $"{Get<ReadOnlyMemory<char>>(column, annotation.Name)}";
        }

        return string.Join('|', Get<VBuffer<ReadOnlyMemory<char>>>(column, annotation.Name).DenseValues());
    }

    private static T Get<T>(DataViewSchema.Column column, string kind)
    {
        T value = default!;
        column.Annotations.GetValue(kind, ref value);
        return value;
    }

    private static float[] Scores(IDataView view) => view.Schema["Score"].Type is VectorDataViewType
        ? [.. view.GetColumn<VBuffer<float>>("Score").SelectMany(scores => scores.DenseValues())]
        : view.GetColumnOf<float>("Score");

    private sealed class Row
    {
        [VectorType(2)]
        public float[] Features { get; set; } = [];

        public float Signal { get; set; }

        public float Noise { get; set; }

        public int Group { get; set; }
    }

    private sealed class BinaryLabel
    {
        public bool Label { get; set; }
    }

    private sealed class TextLabel
    {
        public string Label { get; set; } = "";
    }

    private sealed class Prediction
    {
        public string PredictedLabel { get; set; } = "";
    }
}
