#!/usr/bin/env bash
# Races a comparison of forest, boosting and linear model on the Titanic (5 x 5 folds, the features of samples/Titanic) against
# scikit-learn's forest and logistic regression and XGBoost on the same folds. Prints medians and ratios of time, and the AUC of
# each family. Neither side measures importance, other costs, or how well training rows are scored. Ours runs twice: as .NET is set up
# by default, which compiles methods quickly first and anew when they turn out to be hot, and without that (DOTNET_TieredCompilation=0).
# Needs Linux and Debian's python3-sklearn, python3-xgboost and python3-pandas. About three minutes on 2 quiet cores.
# Usage: benchmarks/against-scikit-learn.sh [REPEATS] [CORES]   (default 3 repeats on all cores; CORES is a list for taskset, such as 0:
# on a busy machine one core, and the processor time, say more than the wall time of several)
set -euo pipefail
export OMP_WAIT_POLICY=passive # LightGBM and XGBoost: a thread that waits does not take the processor from the one that works
cd "$(dirname "$0")/.."
repeats=${1:-3}
passengers=samples/Titanic/data/titanic.csv
cores=${2:-0-$(($(nproc) - 1))}
out=artifacts/benchmarks/scikit-learn
rm -rf "$out"
mkdir -p "$out"

dotnet build -c Release benchmarks/MlNetPlus.Comparison.Benchmarks -v quiet
ours=(dotnet exec benchmarks/MlNetPlus.Comparison.Benchmarks/bin/Release/net10.0/MlNetPlus.Comparison.Benchmarks.dll)

# The sides take turns, so that what else the machine does meets both.
for repeat in $(seq "$repeats"); do
  taskset -c "$cores" "${ours[@]}" "$out/folds.csv" "$passengers" > "$out/ours-$repeat.json"
  DOTNET_TieredCompilation=0 taskset -c "$cores" "${ours[@]}" "$out/folds.csv" "$passengers" > "$out/untiered-$repeat.json"
  taskset -c "$cores" /usr/bin/python3 benchmarks/peers/sklearn_titanic.py "$out/folds.csv" "$passengers" > "$out/peer-$repeat.json"
done
/usr/bin/python3 benchmarks/peers/sklearn_ratios.py "$out"
