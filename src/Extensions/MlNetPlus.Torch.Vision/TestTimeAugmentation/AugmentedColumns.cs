using System.Diagnostics.CodeAnalysis;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetPlus.Extensibility;

namespace MlNetPlus.Torch.Vision;

/// <summary>The columns of the wrapped model on one input schema: what is aggregated, what is added, and what the model reads for it.</summary>
[SuppressMessage("Usage", "CA2208:Instantiate argument exceptions correctly", Justification = "The parameter at fault is the schema given to the public caller.")]
internal sealed class AugmentedColumns
{
    public AugmentedColumns(ITransformer model, TestTimeAugmentationOptions options, DataViewSchema input)
    {
        Mapper = model.GetRowToRowMapper(input);
        Score = OfModel(options.ScoreColumnName, input) ?? throw Fault($"The model adds no column '{options.ScoreColumnName}'. Set {nameof(options.ScoreColumnName)} to the name of its scores.");
        if ((Score.Type as VectorDataViewType)?.ItemType != NumberDataViewType.Single && Score.Type != NumberDataViewType.Single)
            throw Fault($"Column '{Score.Name}' of the model is {Score.Type}; expected Single or a vector of Single.");

        IsVector = Score.Type is VectorDataViewType;
        Probability = !IsVector && OfModel(options.ProbabilityColumnName, input) is { } probability && probability.Type == NumberDataViewType.Single ? probability : null;
        PredictedLabel = OfModel(options.PredictedLabelColumnName, input);
        if (PredictedLabel is { } label && !(IsVector ? label.Type is KeyDataViewType && label.Type.RawType == typeof(uint) : label.Type is BooleanDataViewType))
        {
            throw Fault(
                $"Column '{label.Name}' of the model is {label.Type}; expected {(IsVector ? "a key of UInt32, as the scores are a vector" : "Boolean, as there is one score")}. "
                + "Put test-time augmentation before what converts the predicted label, such as MapKeyToValue.");
        }

        Added = [.. new[] { PredictedLabel, Score, Probability }.OfType<DataViewSchema.Column>()];
        Inputs = [.. Mapper.GetDependencies([Aggregated])];
        if (Inputs.All(column => column.Name != options.ImageColumnName))
            throw Fault($"The model does not read column '{options.ImageColumnName}' for its '{Score.Name}', so views of it change nothing. Set {nameof(options.ImageColumnName)} to the image column that it reads.");
    }

    public IRowToRowMapper Mapper { get; }

    /// <summary>What the model reads for its scores, the image among it.</summary>
    public IReadOnlyList<DataViewSchema.Column> Inputs { get; }

    public DataViewSchema.Column Score { get; }

    public bool IsVector { get; }

    public DataViewSchema.Column? Probability { get; }

    public DataViewSchema.Column? PredictedLabel { get; }

    /// <summary>The model's columns that are added, in this order: predicted label, score, probability, each if there is one.</summary>
    public IReadOnlyList<DataViewSchema.Column> Added { get; }

    /// <summary>What is aggregated: probabilities if there are any.</summary>
    public DataViewSchema.Column Aggregated => Probability ?? Score;

    private DataViewSchema.Column? OfModel(string name, DataViewSchema input)
    {
        var column = Mapper.OutputSchema.GetColumnOrNull(name);
        return column is { } found && found.Index != input.GetColumnOrNull(name)?.Index ? found : null;
    }

    private static ArgumentOutOfRangeException Fault(string message) => new("inputSchema", message);
}
