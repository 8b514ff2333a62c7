"""Prints the medians of against-scikit-learn.sh, their ratios, and the AUC of each family. Usage: sklearn_ratios.py FOLDER"""
import glob
import json
import math
import os
import statistics
import sys

SIDES = ("ours", "untiered", "peer")
FOLDS = 5  # of each repeat; test rows by training rows are 1 / (FOLDS - 1)
runs = {side: [json.load(open(path, encoding="utf-8")) for path in sorted(glob.glob(os.path.join(sys.argv[1], f"{side}-*.json")))] for side in SIDES}

for name, what in (("Seconds", "wall time"), ("ProcessorSeconds", "processor time")):
    ours, untiered, peer = (statistics.median(run[name] for run in runs[side]) for side in SIDES)
    print(
        f"{what}, medians of {len(runs['ours'])}: {ours:.1f} s, without tiered compilation {untiered:.1f} s, "
        f"scikit-learn and XGBoost {peer:.1f} s: {ours / peer:.2f}x and {untiered / peer:.2f}x"
    )

for family in ("forest", "boosting", "linear"):
    ours, peer = (runs[side][0]["Auc"][family] for side in ("ours", "peer"))
    differences = [one - other for one, other in zip(ours, peer, strict=True)]
    # Nadeau and Bengio's standard error of a mean over folds whose training sets overlap.
    factor = math.sqrt(1 / len(differences) + 1 / (FOLDS - 1))
    error = statistics.stdev(differences) * factor
    print(
        f"{family}: AUC {statistics.mean(ours):.4f}, peer {statistics.mean(peer):.4f}, difference on the same folds "
        f"{statistics.mean(differences):+.4f}, standard error {error:.4f}"
    )
