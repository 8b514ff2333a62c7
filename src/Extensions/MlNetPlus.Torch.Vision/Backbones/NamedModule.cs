using static TorchSharp.torch;

namespace MlNetPlus.Torch.Vision;

/// <summary>A module whose parts are those that it registered, under the names that it gave them.</summary>
internal abstract class NamedModule(string name) : nn.Module<Tensor, Tensor>(name)
{
    // By default TorchSharp adds every field under the field's name as soon as the module becomes part of another one.
    protected override void RegisterComponents()
    {
    }
}
