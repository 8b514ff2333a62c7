using TorchSharp;

namespace MlNetPlus.Torch;

/// <summary>The state of a training after an epoch, as it is read from a checkpoint.</summary>
/// <param name="Head">What is not tensors.</param>
/// <param name="Weights">The network.</param>
/// <param name="Best">The network of the best epoch; empty when there is none.</param>
/// <param name="Average">The averaged network; empty without an average.</param>
/// <param name="Optimizer">For each parameter its steps and two averages; 0 steps and no tensors for one that had no gradient.</param>
internal sealed record TrainingCheckpoint(
    CheckpointHead Head,
    IReadOnlyList<TensorBytes> Weights,
    IReadOnlyList<TensorBytes> Best,
    IReadOnlyList<TensorBytes> Average,
    IReadOnlyList<(long Steps, TensorBytes[] Averages)> Optimizer)
{
    public static void Save(string path, CheckpointHead head, torch.nn.Module module, KeptWeights kept, AdamOptimizer optimizer) =>
        CheckpointFile.Save(path, writer =>
        {
            head.Write(writer);
            writer.WriteTensors(ModuleSnapshot.Tensors(module));
            writer.WriteTensors(kept.Best?.Copies ?? []);
            writer.WriteTensors(kept.Average?.Copies ?? []);
            writer.WriteList(optimizer.States(), (w, state) =>
            {
                w.Write(state?.Steps ?? 0);
                w.WriteTensors(state is null ? [] : [("average", state.Average), ("squared average", state.SquaredAverage)]);
            });
        });

    /// <summary>The checkpoint under a path, or the one before it when that is missing or damaged; null when there is neither.</summary>
    /// <exception cref="InvalidDataException">There is no whole one among them.</exception>
    public static TrainingCheckpoint? Load(string path, Action<string> warn)
    {
        var previous = CheckpointFile.PreviousOf(path);
        if (!File.Exists(path))
            return File.Exists(previous) ? CheckpointFile.Load(previous, Read) : null;
        try
        {
            return CheckpointFile.Load(path, Read);
        }
        catch (InvalidDataException exception) when (File.Exists(previous))
        {
            var checkpoint = CheckpointFile.Load(previous, Read);
            warn($"{exception.Message} The one before it, after epoch {checkpoint.Head.Epochs.Count}, is used.");
            return checkpoint;
        }
    }

    /// <summary>Puts everything back but the head.</summary>
    public void Restore(torch.nn.Module module, KeptWeights kept, AdamOptimizer optimizer)
    {
        Copy(Weights, ModuleSnapshot.Tensors(module));
        if (Best.Count > 0)
        {
            kept.TakeBest();
            Copy(Best, [.. kept.Best!.Copies]);
        }

        if (kept.Average is { } average)
            Copy(Average, [.. average.Copies]);
        foreach (var (parameter, (steps, averages)) in optimizer.Parameters.Zip(Optimizer))
        {
            if (averages.Length == 0)
                continue;
            var state = optimizer.CreateState(parameter);
            state.Steps = steps;
            averages[0].CopyTo(state.Average);
            averages[1].CopyTo(state.SquaredAverage);
            // A parameter that has had a gradient has a zero one between steps, and so moves on even if it gets none.
            using var zero = torch.zeros_like(parameter, requires_grad: false);
            parameter.grad = zero;
        }
    }

    private static TrainingCheckpoint Read(BinaryReader reader) => new(
        CheckpointHead.Read(reader),
        reader.ReadTensors(),
        reader.ReadTensors(),
        reader.ReadTensors(),
        reader.ReadList(r => (r.ReadInt64(), r.ReadTensors())));

    private static void Copy(IReadOnlyList<TensorBytes> saved, IReadOnlyList<(string Name, torch.Tensor Tensor)> targets)
    {
        if (!saved.Select(t => t.Name).SequenceEqual(targets.Select(t => t.Name), StringComparer.Ordinal))
            throw new InvalidDataException("The checkpoint is of another network: its parameters have other names. Delete it to start anew.");
        for (var i = 0; i < saved.Count; i++)
            saved[i].CopyTo(targets[i].Tensor);
    }
}
