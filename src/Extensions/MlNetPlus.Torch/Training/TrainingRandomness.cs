using TorchSharp;

namespace MlNetPlus.Torch;

/// <summary>
/// The randomness of one training: a generator of its own, and torch's default generator, which stock layers such as Dropout draw from,
/// borrowed for as long and given back in the state it was in.
/// </summary>
/// <remarks>
/// On CUDA devices torch's generator can be seeded but not given back: its binding has no state there. Two trainings that run at the same
/// time in one process share the default generator; each draws good numbers from it, but not the same ones as alone. It is given back by the last of them.
/// </remarks>
internal sealed class TrainingRandomness : IDisposable
{
    private static readonly Lock Borrowing = new();
    private static int _borrowers;
    private static torch.Tensor? _processState;

    public TrainingRandomness(int seed, torch.Device device)
    {
        Device = device;
        Generator = new torch.Generator((ulong)(uint)seed, torch.CPU);
        lock (Borrowing)
        {
            if (_borrowers++ == 0)
                _processState = torch.get_rng_state().DetachFromDisposeScope();
        }

        using var stock = new torch.Generator((ulong)(uint)seed, torch.CPU);
        using var state = stock.get_state();
        torch.set_rng_state(state);
        if (device.type == DeviceType.CUDA)
            torch.cuda.manual_seed_all(seed);
    }

    /// <summary>The device of the training; the generators are on the processor.</summary>
    public torch.Device Device { get; }

    public torch.Generator Generator { get; }

    /// <summary>The states of both generators, for a checkpoint.</summary>
    public (byte[] Own, byte[] Stock) Save()
    {
        using var own = Generator.get_state();
        using var stock = torch.get_rng_state();
        return (own.bytes.ToArray(), stock.bytes.ToArray());
    }

    public void Restore(byte[] own, byte[] stock)
    {
        using var ownState = torch.tensor(own);
        using var stockState = torch.tensor(stock);
        Generator.set_state(ownState);
        torch.set_rng_state(stockState);
    }

    public void Dispose()
    {
        lock (Borrowing)
        {
            if (--_borrowers == 0)
            {
                torch.set_rng_state(_processState!);
                _processState!.Dispose();
            }
        }

        Generator.Dispose();
    }
}
