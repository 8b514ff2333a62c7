"""resnet_small in PyTorch, trained as FashionTraining.cs says on samples/FashionMnist: seconds of a training and of scoring, and the test accuracy, as JSON.
The pictures are decoded and normalized before the clock starts.
Usage: pytorch_images.py SEED   (Debian: python3-torch python3-numpy)"""
import gzip
import json
import math
import sys
import time

import numpy
import torch
from torch import nn
from torch.nn.functional import cross_entropy, relu

EPOCHS, BATCH, RATE = 4, 64, 6e-3
MEAN, DEVIATION = (0.485 + 0.456 + 0.406) / 3, (0.229 + 0.224 + 0.225) / 3


class Block(nn.Module):
    def __init__(self, inputs, width):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, width, 3, 2, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.conv2 = nn.Conv2d(width, width, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(width)
        self.downsample = nn.Sequential(nn.Conv2d(inputs, width, 1, 2, bias=False), nn.BatchNorm2d(width))

    def forward(self, x):
        return relu(self.bn2(self.conv2(relu(self.bn1(self.conv1(x)), inplace=True))) + self.downsample(x), inplace=True)


def network():
    made = nn.Sequential(
        nn.Conv2d(1, 16, 3, 1, 1, bias=False), nn.BatchNorm2d(16), nn.ReLU(inplace=True), Block(16, 32), Block(32, 64), Block(64, 128),
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(128, 10))
    for module in made.modules():
        if isinstance(module, nn.Conv2d):
            nn.init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")
        if isinstance(module, Block):
            nn.init.zeros_(module.bn2.weight)
    return made


def read(part):
    def unzip(kind, offset):
        with gzip.open(f"samples/FashionMnist/data/fashion-{part}-{kind}-ubyte.gz") as file:
            return numpy.frombuffer(file.read(), numpy.uint8, offset=offset).copy()
    images = torch.tensor(unzip("images-idx3", 16).reshape(-1, 1, 28, 28)).float() / 255
    return (images - MEAN) / DEVIATION, torch.tensor(unzip("labels-idx1", 8)).long()


def between(start, end, progress):
    return start + (end - start) * (1 - math.cos(math.pi * progress)) / 2


def one_cycle(low, high, last, progress):
    return between(low, high, progress / 0.25) if progress < 0.25 else between(high, last, (progress - 0.25) / 0.75)


def fit(images, labels):
    model = network()
    optimizer = torch.optim.AdamW(model.parameters(), RATE, betas=(0.9, 0.99), eps=1e-5, weight_decay=0.01)
    steps, step = EPOCHS * math.ceil(len(images) / BATCH), 0
    model.train()
    for _ in range(EPOCHS):
        for rows in torch.randperm(len(images)).split(BATCH):
            group = optimizer.param_groups[0]
            group["lr"] = one_cycle(RATE / 25, RATE, RATE / 1e5, step / steps)
            group["betas"] = (one_cycle(0.95, 0.85, 0.95, step / steps), 0.99)
            step += 1
            optimizer.zero_grad()
            loss = cross_entropy(model(images[rows]), labels[rows])
            loss.backward()
            optimizer.step()
            if not math.isfinite(loss.item()):
                raise ArithmeticError("The loss is not finite.")
    return model


def score(model, images, batch):
    with torch.no_grad():
        return torch.cat([model(part).softmax(1) for part in images.split(batch)])


def timed(work):
    clock, processor = time.perf_counter(), time.process_time()
    result = work()
    return result, {"Clock": time.perf_counter() - clock, "Processor": time.process_time() - processor}


def main():
    torch.set_num_threads(1)
    torch.manual_seed(int(sys.argv[1]))
    images, labels = read("train-5000")
    test_images, test_labels = read("test-1000")
    fit(images[:640], labels[:640])  # the first steps load and choose code
    model, training = timed(lambda: fit(images, labels))
    model.eval()
    score(model, test_images[:64], 64)
    score(model, test_images[:8], 1)
    batched, single = ([], [])
    for _ in range(3):
        scores, timing = timed(lambda: score(model, test_images, 64))
        batched.append(timing)
        single.append(timed(lambda: score(model, test_images, 1))[1])
    accuracy = (scores.argmax(1) == test_labels).float().mean().item()
    print(json.dumps({"timings": {"fit": [training], "batched": batched, "single": single}, "accuracy": accuracy}))


main()
