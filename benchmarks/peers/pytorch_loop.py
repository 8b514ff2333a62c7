"""The PyTorch side of the training-loop benchmarks: the networks, rows and epochs of Workload.cs, as one JSON object.

Usage: pytorch_loop.py time NETWORK THREADS | memory whole|accumulated   (Debian: python3-torch)
"""
import json
import re
import sys
import time

import torch
from torch import nn
from torch.nn.functional import cross_entropy

CLASSES, STEP_ROWS = 10, 64
WORKLOADS = {
    "perceptron": ((784,), 6400, 4, 3, lambda: nn.Sequential(
        nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, CLASSES))),
    "convolutional": ((3, 128, 128), 64, 2, 1, lambda: nn.Sequential(
        nn.Conv2d(3, 32, 3, padding=1), nn.ReLU(),
        nn.Conv2d(32, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3, padding=1), nn.ReLU(),
        nn.Conv2d(64, 64, 3, padding=1), nn.ReLU(), nn.AdaptiveAvgPool2d(1),
        nn.Flatten(), nn.Linear(64, CLASSES))),
}


def resident(name):
    with open("/proc/self/status", encoding="ascii") as file:
        return int(re.search(rf"{name}:\s+(\d+)", file.read()).group(1)) / 1024


def fit(network, images, labels, epochs, accumulate, step_starting=lambda: None):
    optimizer = torch.optim.AdamW(network.parameters(), 1e-3)
    network.train()
    loss_sum = 0.0
    for _ in range(epochs):
        order = torch.randperm(len(images))
        for window in order.split(STEP_ROWS):
            step_starting()
            optimizer.zero_grad()
            for rows in window.split(STEP_ROWS // accumulate):
                loss = cross_entropy(network(images[rows]), labels[rows])
                (loss * (len(rows) / len(window))).backward()
                loss_sum += loss.item()
            optimizer.step()
    return loss_sum


def main():
    kind, name = sys.argv[1:3]
    torch.set_num_threads(int(sys.argv[3]) if kind == "time" else 1)
    torch.manual_seed(1)
    shape, rows, epochs, rounds, network = WORKLOADS[name if kind == "time" else "convolutional"]
    network = network()
    images, labels = torch.rand(rows, *shape), torch.randint(CLASSES, (rows,))
    if kind == "memory":
        before = []
        fit(network, images, labels, epochs, 8 if name == "accumulated" else 1, lambda: before.append(resident("VmRSS")))
        print(json.dumps({"before": before[0], "peak": resident("VmHWM")}))
        return

    seconds = {"bare": [], "accumulated": []}
    for round_ in range(-1, rounds):
        for contestant, accumulate in (("bare", 1), ("accumulated", 8)):
            start = time.perf_counter()
            fit(network, images, labels, epochs, accumulate)
            if round_ >= 0:
                seconds[contestant].append(time.perf_counter() - start)
    print(json.dumps(seconds))


main()
