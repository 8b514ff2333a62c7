"""Prints the medians of against-pytorch.sh and their ratios. Usage: loop_ratios.py FOLDER"""
import glob
import json
import os
import statistics
import sys


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def seconds(folder, side, network):
    """Median and least of each contestant: on a machine that does other work too, the least is nearer to the undisturbed time."""
    runs = [load(path) for path in glob.glob(os.path.join(folder, f"{side}-time-{network}-*.json"))]
    joined = {name: [one for run in runs for one in run[name]] for name in runs[0]}
    return {name: (statistics.median(all_), min(all_)) for name, all_ in joined.items()}


def times(folder, network):
    ours, peer = (seconds(folder, side, network) for side in ("ours", "peer"))
    print(f"{network}: seconds of a training{'median':>15}{'least':>8}")
    for name, own, than, other in (
        ("bare TorchSharp loop", ours["bare"], None, None),
        ("TrainingLoop", ours["loop"], "bare loop", ours["bare"]),
        ("TrainingLoop, 8 x 8 accumulated", ours["accumulated"], "one batch of 64", ours["loop"]),
        ("PyTorch", peer["bare"], None, None),
        ("PyTorch, 8 x 8 accumulated", peer["accumulated"], "one batch of 64", peer["bare"]),
        ("TrainingLoop", ours["loop"], "PyTorch", peer["bare"]),
        ("TrainingLoop, 8 x 8 accumulated", ours["accumulated"], "PyTorch, 8 x 8", peer["accumulated"]),
    ):
        ratios = f"   {own[0] / other[0]:.2f}x, {own[1] / other[1]:.2f}x {than}" if than else ""
        print(f"  {name:36}{own[0]:8.2f}{own[1]:8.2f}{ratios}")


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
