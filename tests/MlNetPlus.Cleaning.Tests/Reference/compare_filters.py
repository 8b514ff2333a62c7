"""Precision and recall of each filter on 5,000 pictures of Fashion-MNIST with 5 % of the labels made wrong: /usr/bin/python3 compare_filters.py
Out-of-fold probabilities (5 folds) of scikit-learn's random forest and MLP. "any": any other class; "like": the class most like it.
Ran with Python 3.11, numpy 1.24, scikit-learn 1.2. The filters are those of confident_learning.py."""
import gzip
from pathlib import Path
import warnings

import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.neural_network import MLPClassifier

from confident_learning import issues

warnings.filterwarnings("ignore")
DATA = Path(__file__).resolve().parents[3] / "samples" / "FashionMnist" / "data"
FILTERS = ["pruneByNoiseRate", "pruneByClass", "both", "confidentJoint", "lowMargin", "lowSelfConfidence", "surest", "predictedOtherwise"]
MOST_LIKE = np.array([6, 3, 4, 1, 2, 7, 0, 9, 5, 7])


def read(name, header):
    return np.frombuffer(gzip.open(DATA / name).read(), np.uint8, offset=header)


pictures = read("fashion-train-5000-images-idx3-ubyte.gz", 16).reshape(-1, 784) / 255
true = read("fashion-train-5000-labels-idx1-ubyte.gz", 8).astype(int)
for noise in ("any", "like"):
    rng = np.random.RandomState(3)
    wrong = rng.choice(len(true), len(true) // 20, replace=False)
    given = true.copy()
    given[wrong] = (true[wrong] + rng.randint(1, 10, len(wrong))) % 10 if noise == "any" else MOST_LIKE[true[wrong]]
    for model in (RandomForestClassifier(100, random_state=1), MLPClassifier((128,), alpha=1e-2, max_iter=12, random_state=1)):
        folds = StratifiedKFold(5, shuffle=True, random_state=1)
        p = cross_val_predict(model, pictures, given, cv=folds, method="predict_proba").astype(np.float32).astype(float)
        found = issues(p, given, wrong)
        print(f"{type(model).__name__}, wrong to {noise}, accuracy on the true labels {(p.argmax(1) == true).mean():.3f}")
        for name in FILTERS:
            hits = len(set(found[name]) & set(wrong.tolist()))
            print(f"  {name:20} {len(found[name]):5} precision {hits / len(found[name]):.2f} recall {hits / len(wrong):.2f}")
        own = p[np.arange(len(given)), given]
        margin = own - np.where(np.eye(10, dtype=bool)[given], -1, p).max(1)
        for name, score in (("margin", margin), ("self-confidence", own)):
            first = np.argsort(score, kind="stable")[:len(wrong)]
            print(f"  first {len(wrong)} by {name}: precision {np.isin(first, wrong).mean():.2f}")
