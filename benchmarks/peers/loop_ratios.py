"""Prints the medians of against-pytorch.sh and their ratios. Usage: loop_ratios.py FOLDER"""
import glob
import json
import os
import statistics
import sys


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def medians(folder, side, network):
    runs = [load(path) for path in glob.glob(os.path.join(folder, f"{side}-time-{network}-*.json"))]
    return {name: statistics.median(seconds for run in runs for seconds in run[name]) for name in runs[0]}


def times(folder, network):
    ours, peer = (medians(folder, side, network) for side in ("ours", "peer"))
    print(f"{network}: seconds of a training")
    for name, seconds, than, reference in (
        ("bare TorchSharp loop", ours["bare"], None, None),
        ("TrainingLoop", ours["loop"], "bare loop", ours["bare"]),
        ("TrainingLoop, 8 x 8 accumulated", ours["accumulated"], "one batch of 64", ours["loop"]),
        ("PyTorch", peer["bare"], None, None),
        ("PyTorch, 8 x 8 accumulated", peer["accumulated"], "one batch of 64", peer["bare"]),
        ("TrainingLoop", ours["loop"], "PyTorch", peer["bare"]),
        ("TrainingLoop, 8 x 8 accumulated", ours["accumulated"], "PyTorch, 8 x 8", peer["accumulated"]),
    ):
        print(f"  {name:34}{seconds:8.2f}" + (f"{seconds / reference:8.2f}x {than}" if than else ""))


def grown(folder, side, batches, allocator):
    files = [load(path) for path in glob.glob(os.path.join(folder, f"{side}-memory-{batches}-{allocator}-*.json"))]
    return statistics.median(one["peak"] - one["before"] for one in files)


def main():
    folder = sys.argv[1]
    for network in ("perceptron", "convolutional"):
        times(folder, network)
    print("convolutional: MB that the resident memory grows by, from before the first step to its peak")
    for allocator, words in (("used", "freed blocks given back at once"), ("default", "the C library's defaults")):
        for side, name in (("ours", "TrainingLoop"), ("peer", "PyTorch")):
            whole, accumulated = (grown(folder, side, batches, allocator) for batches in ("whole", "accumulated"))
            print(f"  {name:14}{words:34} 64 rows {whole:6.0f}   8 x 8 {accumulated:6.0f}   {accumulated / whole:.2f}x")


main()
