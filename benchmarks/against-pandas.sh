#!/usr/bin/env bash
# Races the transforms against ML.NET's CustomMapping and against pandas, one after the other on this machine, and prints
# the ratios of the medians. Needs Debian's python3-pandas; about five minutes on 2 cores.
set -euo pipefail
cd "$(dirname "$0")/.."
out=artifacts/benchmarks
rm -rf "$out"
mkdir -p "$out"

dotnet run -c Release --project benchmarks/MlNetPlus.Benchmarks -- \
  --filter '*DateParts*' '*GroupFrequency*' '*ParseTitle*' --exporters json --artifacts "$out" > "$out/benchmarks.log"
/usr/bin/python3 benchmarks/peers/pandas_transforms.py samples/Titanic/data/titanic.csv 5e6 > "$out/pandas.json"
/usr/bin/python3 benchmarks/peers/ratios.py "$out/results" "$out/pandas.json"
