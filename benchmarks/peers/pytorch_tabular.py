"""RealMLP-TD-S in PyTorch on the rows that TabularRace wrote: seconds of a training and the test log-loss, as JSON.
Usage: pytorch_tabular.py ROWS.csv   (Debian: python3-torch python3-numpy)"""
import json
import math
import sys
import time

import numpy
import torch

EPOCHS, BATCH, WIDTH, RATE = 64, 256, 256, 0.04


def scaling(rows):
    median = numpy.median(rows, axis=0)
    spread = numpy.quantile(rows, 0.75, axis=0) - numpy.quantile(rows, 0.25, axis=0)
    return median, 1 / spread


def scaled(rows, median, factor):
    x = (rows - median) * factor
    return torch.tensor(x / numpy.sqrt(1 + (x / 3) ** 2), dtype=torch.float32)


class Network(torch.nn.Module):
    def __init__(self, inputs):
        super().__init__()
        sizes = [inputs, WIDTH, WIDTH, WIDTH, 2]
        self.scale = torch.nn.Parameter(torch.ones(inputs))
        start = lambda layer, *shape: torch.zeros(*shape) if layer == 3 else torch.randn(*shape)
        self.weights = torch.nn.ParameterList([torch.nn.Parameter(start(i, sizes[i], sizes[i + 1])) for i in range(4)])
        self.biases = torch.nn.ParameterList([torch.nn.Parameter(start(i, sizes[i + 1])) for i in range(4)])

    def forward(self, x):
        x = x * self.scale
        for layer, (weight, bias) in enumerate(zip(self.weights, self.biases)):
            x = torch.addmm(bias, torch.selu(x) if layer else x, weight, alpha=1 / math.sqrt(weight.shape[0]))
        return x


def fit(rows, labels):
    order = numpy.random.RandomState(1).permutation(len(rows))
    held, kept = order[: len(rows) // 5], order[len(rows) // 5 :]
    median, factor = scaling(rows[kept])
    x, y = scaled(rows[kept], median, factor), torch.tensor(labels[kept])
    held_x, held_y = scaled(rows[held], median, factor), torch.tensor(labels[held])
    network = Network(rows.shape[1])
    groups = [(network.scale, 6.0)] + [(w, 1.0) for w in network.weights] + [(b, 0.1) for b in network.biases]
    optimizer = torch.optim.Adam([{"params": [p], "factor": f} for p, f in groups], lr=RATE, betas=(0.9, 0.95))
    batches, step, best, state = len(x) // BATCH, 0, math.inf, None
    for _ in range(EPOCHS):
        shuffled = torch.randperm(len(x))
        for batch in range(batches):
            progress = step / (EPOCHS * batches)
            rate = RATE * (0.5 - 0.5 * math.cos(2 * math.pi * math.log2(1 + 15 * progress)))
            step += 1
            for group in optimizer.param_groups:
                group["lr"] = rate * group["factor"]
            chosen = shuffled[batch * BATCH : (batch + 1) * BATCH]
            loss = torch.nn.functional.cross_entropy(network(x[chosen]), y[chosen])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        with torch.no_grad():
            loss = torch.nn.functional.cross_entropy(network(held_x), held_y).item()
        if loss <= best:
            best, state = loss, {name: value.clone() for name, value in network.state_dict().items()}
    network.load_state_dict(state)
    return network, median, factor


def main():
    torch.set_num_threads(1)
    torch.manual_seed(1)
    table = numpy.loadtxt(sys.argv[1], delimiter=",")
    labels, rows = table[:, 0].astype(int), table[:, 1:]
    half = len(rows) // 2
    begin = time.perf_counter()
    network, median, factor = fit(rows[:half], labels[:half])
    seconds = time.perf_counter() - begin
    with torch.no_grad():
        loss = torch.nn.functional.cross_entropy(network(scaled(rows[half:], median, factor)), torch.tensor(labels[half:])).item()
    print(json.dumps({"seconds": seconds, "logLoss": loss}))


main()
