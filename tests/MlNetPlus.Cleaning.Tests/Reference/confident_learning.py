"""Confident learning (Northcutt, Jiang, Chuang 2021) written from the paper with numpy: /usr/bin/python3 confident_learning.py > confident_learning.json"""
import json
import numpy as np

rng = np.random.RandomState(7)
K, N = 4, 300
true = rng.randint(K, size=N)
logits = rng.normal(size=(N, K))
logits[np.arange(N), true] += 2.5
p = np.exp(logits) / np.exp(logits).sum(1, keepdims=True)
p = np.round(p, 5).astype(np.float32).astype(float)
given = true.copy()
flip = rng.choice(N, 30, replace=False)
given[flip] = (true[flip] + rng.randint(1, K, size=30)) % K

thresholds = np.array([p[given == k, k].mean() for k in range(K)])
masked = np.where(p >= thresholds, p, -1)
confident = masked.max(1) >= 0
joint = np.zeros((K, K), int)
np.add.at(joint, (given[confident], masked.argmax(1)[confident]), 1)
confusion = np.zeros((K, K), int)
np.add.at(confusion, (given, p.argmax(1)), 1)
calibrated = np.rint(joint / joint.sum(1, keepdims=True) * np.bincount(given, minlength=K)[:, None]).astype(int)

rate, cls = set(), set()
for i in range(K):
    rows = np.flatnonzero((given == i) & (p.argmax(1) != i))
    off = 0
    for j in range(K):
        if i == j:
            continue
        n = calibrated[i, j]
        off += n
        rate.update(rows[np.argsort(-(p[rows, j] - p[rows, i]), kind="stable")][:n].tolist())
    cls.update(rows[np.argsort(p[rows, i], kind="stable")][:off].tolist())

print(json.dumps({
    "probabilities": p.tolist(), "labels": given.tolist(), "flipped": sorted(flip.tolist()),
    "thresholds": thresholds.tolist(), "joint": joint.tolist(), "confusion": confusion.tolist(),
    "pruneByNoiseRate": sorted(rate), "pruneByClass": sorted(cls), "both": sorted(rate & cls)}))
