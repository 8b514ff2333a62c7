#!/usr/bin/env bash
# Races the tabular network (RealMLP-TD-S) against the same network written in PyTorch, on the same rows and one thread each, and
# scoring through a cursor against scoring row by row. Prints medians of five runs and ratios.
# Needs Linux and Debian's python3-torch and python3-numpy (which take the system's BLAS: install libopenblas0). About two minutes.
# Usage: benchmarks/tabular-against-pytorch.sh
set -euo pipefail
export OPENBLAS_NUM_THREADS=1 # torch.set_num_threads does not reach it, and both sides have one thread
cd "$(dirname "$0")/.."
out=artifacts/benchmarks/tabular
rm -rf "$out"
mkdir -p "$out"

dotnet build -c Release benchmarks/MlNetPlus.Torch.Benchmarks -v quiet
ours=(dotnet exec benchmarks/MlNetPlus.Torch.Benchmarks/bin/Release/net10.0/MlNetPlus.Torch.Benchmarks.dll)
"${ours[@]}" tabular-rows "$out/rows.csv"

# The sides take turns, so that what else the machine does meets both.
for repeat in 1 2 3 4 5; do
  "${ours[@]}" tabular "$out/rows.csv" > "$out/ours-$repeat.json"
  /usr/bin/python3 benchmarks/peers/pytorch_tabular.py "$out/rows.csv" > "$out/peer-$repeat.json"
done
/usr/bin/python3 benchmarks/peers/tabular_ratios.py "$out"
