using TorchSharp;
using TorchSharp.Modules;

namespace MlNetPlus.Torch;

/// <summary>Parameters that share a learning-rate factor and whether their weights decay.</summary>
public sealed class ParameterGroup
{
    /// <summary>Makes a group.</summary>
    /// <param name="name">What to call it in messages.</param>
    /// <param name="parameters">Its parameters. The group owns none of them.</param>
    /// <param name="learningRateFactor">What the schedule's learning rate is multiplied by, at least 0.</param>
    /// <param name="weightDecay">Whether the parameters shrink by the weight decay.</param>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative or not a number.</exception>
    public ParameterGroup(string name, IReadOnlyList<Parameter> parameters, double learningRateFactor = 1, bool weightDecay = true)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(parameters);
        if (!(learningRateFactor >= 0) || !double.IsFinite(learningRateFactor))
            throw new ArgumentOutOfRangeException(nameof(learningRateFactor), learningRateFactor, "Expected a finite factor of at least 0.");
        Name = name;
        Parameters = [.. parameters];
        LearningRateFactor = learningRateFactor;
        WeightDecay = weightDecay;
    }

    /// <summary>What the group is called in messages.</summary>
    public string Name { get; }

    /// <summary>Its parameters.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>What the schedule's learning rate is multiplied by.</summary>
    /// <value>At least 0; 1 by default.</value>
    public double LearningRateFactor { get; }

    /// <summary>Whether the parameters shrink by the weight decay.</summary>
    public bool WeightDecay { get; }

    /// <summary>
    /// Divides a module's parameters in two, as fastai does: those whose weights decay, and those exempt from it, which are all
    /// parameters of normalization layers (batch, instance, layer and group) and all that are called bias.
    /// </summary>
    /// <param name="module">The network, or a part of it.</param>
    /// <param name="name">What to call the groups in messages.</param>
    /// <param name="learningRateFactor">The factor of both groups.</param>
    /// <returns>One or two groups; none for a module without parameters.</returns>
    public static IReadOnlyList<ParameterGroup> Of(torch.nn.Module module, string name = "all", double learningRateFactor = 1)
    {
        ArgumentNullException.ThrowIfNull(module);
        var normalization = NormalizationLayers.Parameters(module);
        var exempt = module.named_parameters().DistinctBy(p => p.parameter.Handle).ToLookup(p => IsBias(p.name) || normalization.Contains(p.parameter.Handle), p => p.parameter);
        var groups = new List<ParameterGroup>();
        if (exempt[false].Any())
            groups.Add(new ParameterGroup(name, [.. exempt[false]], learningRateFactor));
        if (exempt[true].Any())
            groups.Add(new ParameterGroup(name + " (no decay)", [.. exempt[true]], learningRateFactor, weightDecay: false));
        return groups;
    }

    /// <summary>Learning-rate factors that grow geometrically from the first group of layers to the last (fastai's <c>slice(a, b)</c>).</summary>
    /// <param name="lowest">The factor of the first group: a / b.</param>
    /// <param name="count">How many groups, at least 1.</param>
    /// <returns><paramref name="count"/> factors; the last one is 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The lowest factor is not positive, or the count is not.</exception>
    public static IReadOnlyList<double> GeometricFactors(double lowest, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(lowest);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return [.. Enumerable.Range(0, count).Select(i => count == 1 ? 1 : Math.Pow(lowest, 1 - ((double)i / (count - 1))))];
    }

    private static bool IsBias(string name) => name == "bias" || name.EndsWith(".bias", StringComparison.Ordinal);
}
