"""Confident learning (Northcutt, Jiang, Chuang 2021) written from the paper: /usr/bin/python3 confident_learning.py > confident_learning.json
Ran with Python 3.11, numpy 1.24. "hard" has rows that a count reaches only if rows predicted as given are skipped beforehand: they are no issues."""
import json
import numpy as np


def planted(seed, classes, rows, separation, wrong):
    rng = np.random.RandomState(seed)
    true = rng.randint(classes, size=rows)
    logits = rng.normal(size=(rows, classes))
    logits[np.arange(rows), true] += separation
    p = np.exp(logits) / np.exp(logits).sum(1, keepdims=True)
    p = np.round(p, 5).astype(np.float32).astype(float)
    given = true.copy()
    flip = rng.choice(rows, wrong, replace=False)
    given[flip] = (true[flip] + rng.randint(1, classes, size=wrong)) % classes
    return p, given, flip


def issues(p, given, flip):
    rows, classes = p.shape
    thresholds = np.array([p[given == k, k].mean() for k in range(classes)])
    masked = np.where(p >= thresholds, p, -1)
    confident = masked.max(1) >= 0
    joint = np.zeros((classes, classes), int)
    np.add.at(joint, (given[confident], masked.argmax(1)[confident]), 1)
    confusion = np.zeros((classes, classes), int)
    np.add.at(confusion, (given, p.argmax(1)), 1)
    calibrated = np.rint(joint / joint.sum(1, keepdims=True) * np.bincount(given, minlength=classes)[:, None]).astype(int)

    otherwise = set(np.flatnonzero(p.argmax(1) != given).tolist())
    rate, cls = set(), set()
    for i in range(classes):
        of_class = np.flatnonzero(given == i)
        for j in range(classes):
            if i != j:
                rate.update(of_class[np.argsort(-(p[of_class, j] - p[of_class, i]), kind="stable")][:calibrated[i, j]].tolist())
        cls.update(of_class[np.argsort(p[of_class, i], kind="stable")][:calibrated[i].sum() - calibrated[i, i]].tolist())
    rate, cls = rate & otherwise, cls & otherwise
    off_diagonal = set(np.flatnonzero(confident & (masked.argmax(1) != given)).tolist()) & otherwise
    own = p[np.arange(rows), given]
    least = lambda score: sorted(set(np.argsort(score, kind="stable")[:len(off_diagonal)].tolist()) & otherwise)
    margin = own - np.where(np.eye(classes, dtype=bool)[given], -1, p).max(1)
    return {
        "probabilities": np.round(p, 5).tolist(), "labels": given.tolist(), "flipped": sorted(flip.tolist()),
        "thresholds": thresholds.tolist(), "joint": joint.tolist(), "confusion": confusion.tolist(),
        "pruneByNoiseRate": sorted(rate), "pruneByClass": sorted(cls), "both": sorted(rate & cls),
        "confidentJoint": sorted(off_diagonal), "predictedOtherwise": sorted(otherwise),
        "lowMargin": least(margin),
        "lowSelfConfidence": least(own), "surest": sorted(off_diagonal & set(least(own)))}


if __name__ == "__main__":
    print(json.dumps({"easy": issues(*planted(7, 4, 300, 2.5, 30)), "hard": issues(*planted(11, 5, 200, 0.8, 20))}))
