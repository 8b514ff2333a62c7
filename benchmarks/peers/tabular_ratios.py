"""Prints the medians of tabular-against-pytorch.sh and their ratios. Usage: tabular_ratios.py FOLDER"""
import glob
import json
import os
import statistics
import sys


def runs(side):
    return [json.load(open(path, encoding="utf-8")) for path in sorted(glob.glob(os.path.join(sys.argv[1], f"{side}-*.json")))]


def median(side, name):
    return statistics.median(run[name] for run in runs(side))


ours, peer = median("ours", "seconds"), median("peer", "seconds")
print(f"RealMLP-TD-S, 2,000 rows, 64 epochs, one thread: {ours:.2f} s, PyTorch {peer:.2f} s: {ours / peer:.2f}x")
print(f"test log-loss: {median('ours', 'logLoss'):.4f}, PyTorch {median('peer', 'logLoss'):.4f}")
batched, single = median("ours", "batched"), median("ours", "single")
print(f"scoring, rows a second: {batched:,.0f} through a cursor, {single:,.0f} through a PredictionEngine: {batched / single:.1f}x")
