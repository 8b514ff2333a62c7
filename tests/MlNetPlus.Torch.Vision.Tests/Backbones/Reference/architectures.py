"""Makes architectures.json: what timm's networks give when every state entry is filled by formula.

Run with Python 3, torch 1.13 and timm 1.0.29.dev0 (that was used) importable:  python architectures.py > architectures.json
hash(k), 32 bits: k ^= k>>16; k *= 0x7feb352d; k ^= k>>15; k *= 0x846ca68b; k ^= k>>16
u(i, t) = hash((i + 1 + 1000003 t) mod 2^32) / 2^32 - 0.5 for the element i of the state entry t
"""
import json
import math

import numpy as np
import timm
import torch

MODELS = ["resnet18", "resnet34", "resnet26d", "convnext_atto", "convnext_tiny",
          "mobilenetv3_small_100", "mobilenetv4_conv_small", "efficientnet_b0"]
SIZE = 64


def u(count, t):
    k = (np.arange(count, dtype=np.uint64) + 1 + 1000003 * t).astype(np.uint32)
    for shift, factor in ((16, 0x7FEB352D), (15, 0x846CA68B)):
        k = ((k ^ (k >> np.uint32(shift))) * np.uint32(factor)).astype(np.uint32)
    k = k ^ (k >> np.uint32(16))
    return k.astype(np.float64) / 2**32 - 0.5


def fill(model):
    for t, (name, tensor) in enumerate(model.state_dict().items()):
        if name.endswith("num_batches_tracked"):
            continue
        v = u(tensor.numel(), t)
        if name.endswith("running_var"):
            v = 1 + 0.5 * v
        elif name.endswith("running_mean"):
            v = 0.1 * v
        elif name.endswith("gamma"):
            v = 0.5 + 0.2 * v
        elif tensor.dim() >= 2:
            v = v * math.sqrt(24 / (tensor.numel() / tensor.shape[0]))
        elif name.endswith("weight"):
            v = 1 + 0.2 * v
        else:
            v = 0.1 * v
        tensor.copy_(torch.tensor(v.astype(np.float32)).reshape(tensor.shape))


def describe(name):
    model = timm.create_model(name).eval()
    with torch.no_grad():
        fill(model)
        x = torch.tensor((2 * u(2 * 3 * SIZE * SIZE, 99999)).astype(np.float32)).reshape(2, 3, SIZE, SIZE)
        features = model.forward_features(x)
        embedding = model.forward_head(features, pre_logits=True)
        logits = model(x)
    numbers = lambda tensor: [float("%.7g" % value) for value in tensor.flatten().tolist()]
    return {
        "model": name, "image_size": SIZE,
        "parameters": sum(p.numel() for p in model.parameters()),
        "state": [[key, list(value.shape)] for key, value in model.state_dict().items()],
        "features": list(features.shape), "feature_mean": float("%.7g" % features.double().mean()),
        "embedding_size": embedding.shape[1], "embedding": [numbers(row[:16]) for row in embedding],
        "logits": [numbers(row[:32]) for row in logits],
        "logit_mean": numbers(logits.mean(1)), "logit_std": numbers(logits.std(1, unbiased=False)), "argmax": logits.argmax(1).tolist(),
    }


if __name__ == "__main__":
    print("[" + ",\n".join(json.dumps(describe(name)) for name in MODELS) + "]")
