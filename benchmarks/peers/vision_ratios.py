"""Prints the medians of vision-against-pytorch.sh and their ratios. Usage: vision_ratios.py FOLDER"""
import glob
import json
import os
import statistics
import sys

FOLDER = sys.argv[1]


def runs(name):
    return [json.load(open(path, encoding="utf-8")) for path in sorted(glob.glob(os.path.join(FOLDER, f"{name}-*.json")))]


def seconds(name, contestant, kind):
    """Median over all rounds of all runs: Clock, or Processor, which changes less with what else the machine does."""
    return statistics.median(round_[kind] for run in runs(name) for round_ in run["timings"][contestant])


def race(words, name, contestant, other_name, other, per=None):
    clock, processor = (seconds(name, contestant, kind) / seconds(other_name, other, kind) for kind in ("Clock", "Processor"))
    own = seconds(name, contestant, "Processor")
    each = f", {own / per * 1000:.2f} ms a picture" if per else ""
    print(f"  {words:52} {processor:6.2f}x of processor time, {clock:6.2f}x on the clock   ({own:.2f} s of processor{each})")


def main():
    if fit := runs("fit"):
        pictures = fit[0]["pictures"]
        print(f"resnet_small, {pictures} pictures in 4 epochs, one torch thread")
        race("Fit from PNG files / bare TorchSharp loop on tensors", "fit", "fit", "fit", "bare", pictures)
        race("Fit from PNG files / PyTorch on tensors", "fit", "fit", "peer", "fit", pictures)
        accuracies = [statistics.mean(run[name] for run in runs(side)) for side, name in (("fit", "accuracy"), ("fit", "bareAccuracy"), ("peer", "accuracy"))]
        print(f"  accuracy on 1,000 test pictures, mean of {len(fit)} seeds: " + "Fit {:.3f}, bare loop {:.3f}, PyTorch {:.3f}".format(*accuracies))
    if decode := runs("decode"):
        print("decoding, pictures a second on the clock")
        for what, count in (("png", decode[0]["png"]), ("photograph", decode[0]["photographs"])):
            speeds = {threads: count / min(round_["Clock"] for run in decode for round_ in run["timings"][f"{what}, {threads}"]) for threads in decode[0]["threads"]}
            processor = seconds("decode", f"{what}, 1", "Processor") / count * 1000
            by_threads = ", ".join(f"{threads} threads {speed:.0f} ({speed / speeds[1]:.2f}x)" for threads, speed in speeds.items())
            print(f"  {what:12} {by_threads} (best round); {processor:.2f} ms of processor each")
    if runs("views"):
        print("scoring 1,000 pictures")
        race("TestTimeAugmentation, four random views / plain", "views", "views", "views", "plain")
        race("four random views in the model itself / plain", "views", "own", "views", "plain")
    if runs("scoring"):
        race("row by row / batched", "scoring", "single", "scoring", "batched")
        if runs("peer"):
            race("the same in PyTorch, on tensors", "peer", "single", "peer", "batched")
    if runs("memory-whole") and runs("memory-accumulated"):
        whole, accumulated = (statistics.median(run["peak"] - run["before"] for run in runs(f"memory-{batches}")) for batches in ("whole", "accumulated"))
        slower = statistics.median(run["timing"]["Processor"] for run in runs("memory-accumulated")) / statistics.median(run["timing"]["Processor"] for run in runs("memory-whole"))
        print(f"convnext_tiny, 224 pixels, one step: memory grows by {whole:.0f} MB with one batch of 64, {accumulated:.0f} MB with 8 x 8: {accumulated / whole:.2f}x, in {slower:.2f}x of the processor time")


main()
