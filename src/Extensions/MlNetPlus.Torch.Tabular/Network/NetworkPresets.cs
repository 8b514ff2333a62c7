using MlNetPlus.Extensibility;
using TorchSharp;

namespace MlNetPlus.Torch.Tabular;

/// <summary>What each network is made of and how it is trained unless the caller says otherwise.</summary>
internal static class NetworkPresets
{
    /// <summary>The rows from which on TabM-mini is wider, has more members, learns slower and is not bagged.</summary>
    public const int ManyRows = 4096;

    public const int AutomaticInnerFolds = 5;

    public static NumberScaling Scaling(TabularNetwork network) => network == TabularNetwork.RealMlp ? NumberScaling.Robust : NumberScaling.Standard;

    public static TrainingOptions Training(TabularNetwork network) => network switch
    {
        TabularNetwork.TabMMini => new TrainingOptions
        {
            Epochs = 200,
            BatchSize = 256,
            Schedule = rate => new ConstantSchedule(rate),
            Optimizer = new AdamOptions { Momentum = 0.9, SquaredMomentum = 0.999, Epsilon = 1e-8 },
            WeightDecay = 3e-4,
            GradientClipNorm = 1,
            EarlyStopping = new EarlyStoppingOptions { Patience = 10 },
        },
        TabularNetwork.RealMlp => new TrainingOptions
        {
            Epochs = 256,
            BatchSize = 256,
            DropLastBatch = true,
            Schedule = rate => new CosineLogSchedule(rate),
            Optimizer = new AdamOptions { Momentum = 0.9, SquaredMomentum = 0.95, Epsilon = 1e-8 },
            WeightDecay = 0,
            Keep = WeightsToKeep.LastBest,
        },
        TabularNetwork.FastAi => new TrainingOptions { Epochs = 20, BatchSize = 64 },
        _ => throw new ArgumentOutOfRangeException(nameof(network), network, $"Expected one of {string.Join(", ", Enum.GetNames<TabularNetwork>())}."),
    };

    public static double LearningRate(TabularNetwork network, bool isRegression, int rows) => network switch
    {
        TabularNetwork.TabMMini => rows < ManyRows ? 0.01 : 0.005,
        TabularNetwork.RealMlp => isRegression ? 0.07 : 0.04,
        _ => 0.01,
    };

    public static TabularModule Create(TabularNeuralNetworkOptions options, InputLayout layout, int rows, int outputs, bool isRegression, torch.Generator generator, torch.Device device)
    {
        switch (options.Network)
        {
            case TabularNetwork.TabMMini:
                var (members, width, dropout) = rows < ManyRows ? (8, 32, 0.2) : (32, 128, 0.1);
                return new TabMModule(layout, options.Members ?? members, options.HiddenSizes ?? [width, width], options.Dropout ?? dropout, outputs, generator, device);
            case TabularNetwork.RealMlp:
                return new RealMlpModule(layout, options.HiddenSizes ?? [256, 256, 256], outputs, isRegression ? Activation.Mish : Activation.Selu, generator, device);
            default:
                return new FastAiModule(layout, options.HiddenSizes ?? [200, 100], options.Dropout ?? 0, outputs, generator, device);
        }
    }
}
