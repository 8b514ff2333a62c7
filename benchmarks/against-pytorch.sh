#!/usr/bin/env bash
# Races the training loop against a bare TorchSharp loop and against PyTorch: time of whole trainings, and memory of accumulating
# 8 batches of 8 against one batch of 64, each in a process of its own. Prints medians and ratios.
# Needs Linux and Debian's python3-torch (which takes the system's BLAS: install libopenblas0). Six to eight minutes on 2 cores.
# Usage: benchmarks/against-pytorch.sh [THREADS]   (default 1)
set -euo pipefail
export OPENBLAS_NUM_THREADS=1 # torch.set_num_threads does not reach it, and both sides have one thread
cd "$(dirname "$0")/.."
threads=${1:-1}
repeats=3
out=artifacts/benchmarks/pytorch
rm -rf "$out"
mkdir -p "$out"

dotnet build -c Release benchmarks/MlNetPlus.Torch.Benchmarks -v quiet
ours=(dotnet exec benchmarks/MlNetPlus.Torch.Benchmarks/bin/Release/net10.0/MlNetPlus.Torch.Benchmarks.dll)
peer=(/usr/bin/python3 benchmarks/peers/pytorch_loop.py)

# The sides take turns, so that what else the machine does meets both.
for repeat in $(seq "$repeats"); do
  for network in perceptron convolutional; do
    "${ours[@]}" time "$network" "$threads" > "$out/ours-time-$network-$repeat.json"
    "${peer[@]}" time "$network" "$threads" > "$out/peer-time-$network-$repeat.json"
  done
done

# Memory twice: as the C library manages it, and with freed blocks given back at once, which shows what is in use.
for repeat in $(seq "$repeats"); do
  for batches in whole accumulated; do
    "${ours[@]}" memory "$batches" > "$out/ours-memory-$batches-default-$repeat.json"
    "${peer[@]}" memory "$batches" > "$out/peer-memory-$batches-default-$repeat.json"
    MALLOC_MMAP_THRESHOLD_=1048576 "${ours[@]}" memory "$batches" > "$out/ours-memory-$batches-used-$repeat.json"
    MALLOC_MMAP_THRESHOLD_=1048576 "${peer[@]}" memory "$batches" > "$out/peer-memory-$batches-used-$repeat.json"
  done
done
/usr/bin/python3 benchmarks/peers/loop_ratios.py "$out"
