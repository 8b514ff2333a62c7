#!/usr/bin/env bash
# Races image networks: a whole Fit from PNG files against a bare TorchSharp loop and PyTorch on decoded tensors; decoding by one
# thread, two, up to all; test-time augmentation and single rows against plain, batched scoring; memory of accumulating 8 batches of 8 against
# one batch of 64. Prints medians and ratios, of the clock and of processor time: the second changes less where others use the machine.
# Needs Linux, 16 GB of memory and Debian's python3-torch and python3-numpy (which take the system's BLAS: install libopenblas0).
# Usage: benchmarks/vision-against-pytorch.sh [REPEATS] [PART...]   (default 3, and all parts: fit decode views scoring memory)
set -euo pipefail
export OPENBLAS_NUM_THREADS=1 # torch.set_num_threads does not reach it, and both sides have one thread
cd "$(dirname "$0")/.."
repeats=${1:-3}
parts=("${@:2}")
[ ${#parts[@]} -gt 0 ] || parts=(fit decode views scoring memory)
out=artifacts/benchmarks/vision
rm -rf "$out"
mkdir -p "$out"

dotnet build -c Release benchmarks/MlNetPlus.Torch.Vision.Benchmarks -v quiet
ours=(dotnet exec benchmarks/MlNetPlus.Torch.Vision.Benchmarks/bin/Release/net10.0/MlNetPlus.Torch.Vision.Benchmarks.dll)
"${ours[@]}" pictures "$out/pictures" > "$out/pictures.json"

# The sides take turns, so that what else the machine does meets both.
for repeat in $(seq "$repeats"); do
  for part in "${parts[@]}"; do
    case $part in
      memory)
        for batches in whole accumulated; do
          MALLOC_MMAP_THRESHOLD_=1048576 "${ours[@]}" memory "$batches" > "$out/memory-$batches-$repeat.json"
        done ;;
      fit)
        "${ours[@]}" fit "$out/pictures" "$repeat" > "$out/fit-$repeat.json"
        /usr/bin/python3 benchmarks/peers/pytorch_images.py "$repeat" > "$out/peer-$repeat.json" ;;
      *)
        "${ours[@]}" "$part" "$out/pictures" > "$out/$part-$repeat.json" ;;
    esac
  done
done
/usr/bin/python3 benchmarks/peers/vision_ratios.py "$out"
