using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MlNetPlus.Torch.Tabular;

/// <summary>A network in training. Numbers (n, numbers) and codes (n, categories) give scores (members, n, outputs).</summary>
internal abstract class TabularModule : nn.Module<Tensor, Tensor, Tensor>
{
    private readonly Device _device;

    /// <param name="name">The class's name.</param>
    /// <param name="device">Where the parameters are made. They are not moved later: the derived class holds them in lists.</param>
    protected TabularModule(string name, Device device)
        : base(name)
    {
        _device = device;
    }

    /// <summary>What dropout on the processor draws from: the training's own generator, so that trainings side by side do not draw from one.</summary>
    public Generator? Randomness { get; set; }

    /// <summary>Products that a row takes on its way to the outputs of all members.</summary>
    public abstract double OperationsPerRow { get; }

    /// <summary>The parameters with their learning rates and weight decays.</summary>
    public abstract IReadOnlyList<ParameterGroup> Groups();

    /// <summary>The network as prediction has it.</summary>
    public abstract MemberNetworks Export();

    protected static float[] Singles(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return tensor.detach().to(ScalarType.Float32).cpu().contiguous().data<float>().ToArray();
    }

    /// <summary>Uniform numbers within ±bound.</summary>
    protected static Tensor Uniform(long[] shape, double bound, Generator generator)
    {
        using var scope = NewDisposeScope();
        return rand(shape, generator: generator).mul(2 * bound).sub(bound).MoveToOuterDisposeScope();
    }

    /// <summary>A table of embeddings, drawn from the normal distribution, with zeros for missing and unseen values until it learns of them.</summary>
    protected static Tensor NormalTable(int codes, Generator generator)
    {
        using var scope = NewDisposeScope();
        var table = randn([codes, InputLayout.EmbeddingWidth(codes)], generator: generator);
        table[0].zero_();
        return table.MoveToOuterDisposeScope();
    }

    /// <summary>Sets a share of the numbers to zero while training, and the others up so that the mean stays.</summary>
    protected Tensor Dropped(Tensor h, double share)
    {
        if (share == 0 || !training)
            return h;
        return Randomness is null || _device.type != DeviceType.CPU
            ? nn.functional.dropout(h, share, training: true)
            : h * rand(h.shape, generator: Randomness).ge(share).to_type(ScalarType.Float32).div_(1 - share);
    }

    /// <summary>Makes a parameter of a tensor on the processor, which it takes.</summary>
    protected Parameter Own(string name, Tensor start)
    {
        var parameter = new Parameter(Placed(start));
        register_parameter(name, parameter);
        return parameter;
    }

    /// <summary>Makes a buffer of a tensor on the processor, which it takes.</summary>
    protected Tensor OwnBuffer(string name, Tensor values)
    {
        var buffer = Placed(values);
        register_buffer(name, buffer);
        return buffer;
    }

    private Tensor Placed(Tensor made)
    {
        if (_device.type == DeviceType.CPU)
            return made;
        using (made)
            return made.to(_device);
    }
}
