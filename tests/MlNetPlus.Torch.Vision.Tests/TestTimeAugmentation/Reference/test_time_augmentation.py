"""Writes linear.onnx (softmax of a linear map of 3 x 4 x 4 numbers; the file format by hand, no onnx package) and the scores of views of pictures.

Run: python3 test_time_augmentation.py   (numpy; torch for the resampling of crops)
"""
import json
import struct

import numpy as np
import torch
import torch.nn.functional as F

SIDE, CLASSES = 4, 3


def varint(n):
    out = b""
    while n > 127:
        out += bytes([n & 127 | 128])
        n >>= 7
    return out + bytes([n])


def number(field, n):
    return varint(field << 3) + varint(n)


def part(field, content):
    content = content.encode() if isinstance(content, str) else content
    return varint(field << 3 | 2) + varint(len(content)) + content


def value(name, shape):  # ValueInfoProto
    dimensions = b"".join(part(1, number(1, size)) for size in shape)
    return part(1, name) + part(2, part(1, number(1, 1) + part(2, dimensions)))


def constant(name, array):  # TensorProto of floats
    shape = b"".join(number(1, size) for size in array.shape)
    return shape + number(2, 1) + part(8, name) + part(9, array.astype("<f4").tobytes())


def node(kind, inputs, output, **attributes):  # NodeProto; attributes are integers
    fields = b"".join(part(1, name) for name in inputs) + part(2, output) + part(4, kind)
    return fields + b"".join(part(5, part(1, name) + number(3, n) + number(20, 2)) for name, n in attributes.items())


random = np.random.default_rng(7)
weights = random.normal(0, 0.6, (3 * SIDE * SIDE, CLASSES)).astype(np.float32)
bias = random.normal(0, 0.1, CLASSES).astype(np.float32)
pictures = random.integers(0, 256, (6, SIDE, SIDE, 3))

graph = b"".join(part(1, n) for n in [
    node("Flatten", ["pixels"], "flat", axis=1),
    node("MatMul", ["flat", "weights"], "products"),
    node("Add", ["products", "bias"], "logits"),
    node("Softmax", ["logits"], "Score", axis=1)])
graph += part(2, "linear") + part(5, constant("weights", weights)) + part(5, constant("bias", bias))
graph += part(11, value("pixels", [1, 3, SIDE, SIDE])) + part(12, value("Score", [1, CLASSES]))
with open("linear.onnx", "wb") as file:
    file.write(number(1, 7) + part(7, graph) + part(8, number(2, 13)))


def score(picture):  # (3, side, side), from 0 to 1
    logits = picture.reshape(-1).astype(np.float64) @ weights.astype(np.float64) + bias
    powers = np.exp(logits - logits.max())
    return powers / powers.sum()


def crops(picture, share=0.75):
    size, side = int(SIDE * share), SIDE
    places = [(0, 0), (side - size, 0), (side - size, side - size), (0, side - size), ((side - size) // 2, (side - size) // 2)]
    for top, left in places:
        cut = torch.tensor(picture[None, :, top:top + size, left:left + size])
        whole = F.interpolate(cut, size=(side, side), mode="bilinear", align_corners=True)[0].numpy()
        yield np.round(whole * 255) / 255


def scaled(picture, scale):  # around the middle, larger than before, so that nothing beyond the edges is asked for
    at = ((((np.arange(SIDE) + 0.5) * 2 / SIDE - 1) / scale + 1) * SIDE - 1) / 2
    low = np.floor(at).astype(int)
    high, share = np.minimum(low + 1, SIDE - 1), at - low
    rows = picture[:, low] * (1 - share)[:, None] + picture[:, high] * share[:, None]
    return np.round((rows[:, :, low] * (1 - share) + rows[:, :, high] * share) * 255) / 255


def sets(picture):
    flips = [picture, picture[:, :, ::-1]]
    yield "HorizontalFlip", flips
    yield "Dihedral", [np.rot90(flip, turns, (1, 2)) for flip in flips for turns in range(4)]
    yield "FiveCrop", list(crops(picture))
    yield "TenCrop", [crop for flip in flips for crop in crops(np.ascontiguousarray(flip))]
    yield "Scales", [picture, scaled(picture, 1.125), scaled(picture, 1.25)]


expected = []
for picture in pictures:
    numbers = picture.transpose(2, 0, 1) / 255.0
    entry = {"rgb": picture.reshape(-1).tolist(), "plain": score(numbers).tolist()}
    for name, views in sets(numbers):
        scores = np.array([score(view) for view in views])
        entry[name] = {
            "Mean": scores.mean(0).tolist(), "Max": scores.max(0).tolist(),
            "GeometricMean": (scores.prod(0) ** (1 / len(scores))).tolist(), "spread": float(scores.std(0).max())}
    expected.append(entry)
with open("test-time-augmentation.json", "w") as file:
    json.dump(expected, file, indent=0)
