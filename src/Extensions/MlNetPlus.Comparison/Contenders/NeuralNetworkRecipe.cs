using Microsoft.ML;
using MlNetPlus.Torch.Tabular;

namespace MlNetPlus.Comparison;

/// <summary>The tabular neural network with its own defaults. It fills, flags and scales by itself, so it reads the raw features.</summary>
internal sealed class NeuralNetworkRecipe : ContenderRecipe
{
    public override ITransformer Fit(TrainingRows rows)
    {
        var context = rows.NewContext();
        var options = new TabularNeuralNetworkOptions { LabelColumnName = rows.LabelColumnName, FeatureColumnName = TrainingRows.FeaturesColumnName };
        options.Training.Seed = rows.Seed;
        return rows.Task switch
        {
            ComparisonTask.Binary => context.BinaryClassification.Trainers.TabularNeuralNetwork(options).Fit(rows.View),
            ComparisonTask.Multiclass => context.MulticlassClassification.Trainers.TabularNeuralNetwork(options).Fit(rows.View),
            _ => context.Regression.Trainers.TabularNeuralNetwork(options).Fit(rows.View),
        };
    }
}
