using TorchSharp;
using static TorchSharp.torch.nn;

namespace Ridership;

internal static class Networks
{
    public static Module<torch.Tensor, torch.Tensor> Perceptron()
    {
        torch.manual_seed(1); // the same first weights each time
        return Sequential(Linear(Day.FeatureCount, 64), ReLU(), Linear(64, 64), ReLU(), Linear(64, 1));
    }
}
