using TorchSharp;

namespace MlNetPlus.Torch;

/// <summary>A copy of a module's parameters and buffers, in memory, on its device.</summary>
internal sealed class ModuleSnapshot : IDisposable
{
    private readonly IReadOnlyList<(string Name, torch.Tensor Tensor)> _live;
    private readonly IReadOnlyList<torch.Tensor> _copies;

    public ModuleSnapshot(torch.nn.Module module)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        _live = Tensors(module);
        _copies = [.. _live.Select(t => t.Tensor.detach().clone().DetachFromDisposeScope())];
    }

    /// <summary>The copies by the names that the module has for them.</summary>
    public IEnumerable<(string Name, torch.Tensor Tensor)> Copies => _live.Zip(_copies, (live, copy) => (live.Name, copy));

    /// <summary>The module's own parameters and buffers by name.</summary>
    public static IReadOnlyList<(string Name, torch.Tensor Tensor)> Tensors(torch.nn.Module module) =>
        [.. module.named_parameters().Select(p => (p.name, (torch.Tensor)p.parameter)), .. module.named_buffers().Select(b => (b.name, b.buffer))];

    /// <summary>Whether no parameter and no buffer holds NaN or infinity.</summary>
    public static bool IsFinite(torch.nn.Module module)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        return Tensors(module).All(t => !t.Tensor.is_floating_point() || t.Tensor.isfinite().all().ToBoolean());
    }

    /// <summary>Copies the module as it is now.</summary>
    public void Take()
    {
        using var noGradients = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        for (var i = 0; i < _live.Count; i++)
            _copies[i].copy_(_live[i].Tensor);
    }

    /// <summary>Makes the module what it was.</summary>
    public void Restore()
    {
        using var noGradients = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        for (var i = 0; i < _live.Count; i++)
            _live[i].Tensor.copy_(_copies[i]);
    }

    /// <summary>Exchanges the module's values and the copies; twice makes it undone.</summary>
    public void Swap()
    {
        using var noGradients = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        for (var i = 0; i < _live.Count; i++)
        {
            var held = _live[i].Tensor.clone();
            _live[i].Tensor.copy_(_copies[i]);
            _copies[i].copy_(held);
        }
    }

    /// <summary>Moves each copy towards the module: copy ← decay · copy + (1 − decay) · module; whole numbers are taken as they are.</summary>
    public void MoveTowards(double decay)
    {
        using var noGradients = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        for (var i = 0; i < _live.Count; i++)
        {
            if (_copies[i].is_floating_point())
                _copies[i].mul_(decay).add_(_live[i].Tensor, alpha: 1 - decay);
            else
                _copies[i].copy_(_live[i].Tensor);
        }
    }

    public void Dispose()
    {
        foreach (var copy in _copies)
            copy.Dispose();
    }
}
