using Microsoft.ML;

namespace Titanic;

/// <summary>Loads the saved model and predicts, as in the code that Model Builder writes.</summary>
public partial class TitanicModel
{
    /// <summary>One passenger. Numbers are NaN and texts empty where they are not known.</summary>
    public class ModelInput
    {
        public int PassengerId { get; set; }

        public bool Survived { get; set; }

        public float Pclass { get; set; } = float.NaN;

        public string Name { get; set; } = "";

        public string Sex { get; set; } = "";

        public float Age { get; set; } = float.NaN;

        public float SibSp { get; set; } = float.NaN;

        public float Parch { get; set; } = float.NaN;

        public string Ticket { get; set; } = "";

        public float Fare { get; set; } = float.NaN;

        public string Cabin { get; set; } = "";

        public string Embarked { get; set; } = "";
    }

    /// <summary>The prediction for one passenger.</summary>
    public class ModelOutput
    {
        public bool PredictedLabel { get; set; }

        public float Probability { get; set; }

        public float Score { get; set; }
    }

    /// <summary>Where the model is saved unless the caller says otherwise.</summary>
    public static string ModelPath { get; } = Path.Combine(AppContext.BaseDirectory, "model.zip");

    #region load-and-predict
    /// <summary>
    /// Loads the model. Nothing is registered: the file names the transforms of MlNetPlus, and ML.NET finds them.
    /// </summary>
    public static PredictionEngine<ModelInput, ModelOutput> CreatePredictEngine(string modelPath)
    {
        var mlContext = new MLContext();
        var model = mlContext.Model.LoadFile(modelPath, out _);
        return mlContext.Model.CreatePredictionEngine<ModelInput, ModelOutput>(model);
    }
    #endregion

    private static readonly Lazy<PredictionEngine<ModelInput, ModelOutput>> PredictEngine = new(() => CreatePredictEngine(ModelPath), isThreadSafe: true);

    /// <summary>Predicts one passenger with the model at <see cref="ModelPath"/>. For one thread at a time.</summary>
    public static ModelOutput Predict(ModelInput input) => PredictEngine.Value.Predict(input);
}
