"""scikit-learn's Platt scaling and isotonic regression of given scores, and its CalibratedClassifierCV(ensemble=False) around
a classifier that learns nothing and says what its input says. Ran with /usr/bin/python3, scikit-learn 1.2.1."""
import json
import warnings
import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.calibration import CalibratedClassifierCV, _sigmoid_calibration
from sklearn.isotonic import IsotonicRegression

warnings.simplefilter("ignore", FutureWarning)


class Says(ClassifierMixin, BaseEstimator):
    def fit(self, x, y):
        self.classes_ = np.unique(y)
        return self

    def predict(self, x):
        return self.classes_[self.decision_function(x).argmax(axis=1)]

    def decision_function(self, X):
        return X[:, 0] if X.shape[1] == 1 else X


def out_of_fold(method, x, y, folds):
    def predict(fold):
        model = CalibratedClassifierCV(Says(), method=method, cv=5, ensemble=False).fit(x[folds != fold], y[folds != fold])
        said = model.predict_proba(x[folds == fold])
        return said[:, 1:] if x.shape[1] == 1 else said

    return [predict(fold).tolist() for fold in range(3)]


random = np.random.default_rng(11)
single = lambda values: values.astype(np.float32).astype(float)
curves = []
for rows, scale, shift, digits in ((6, 1, 0, 1), (40, 3, 1, 1), (300, 0.2, -0.1, 2), (200, 40, 10, 0)):
    scores = single(np.round(shift + scale * random.normal(size=rows), digits))
    y = (random.random(rows) < 1 / (1 + np.exp(-2 * (scores - shift) / scale))).astype(int)
    y[:2] = [0, 1]
    asked = single(np.linspace(scores.min() - scale, scores.max() + scale, 23))
    slope, offset = _sigmoid_calibration(scores, y)
    curves.append({
        "scores": scores.tolist(), "labels": y.tolist(), "asked": asked.tolist(),
        "platt": (1 / (1 + np.exp(slope * asked + offset))).tolist(),
        "isotonic": IsotonicRegression(out_of_bounds="clip").fit(scores, y).predict(asked).tolist(),
    })

rows = 120
folds = np.arange(rows) % 3
signal = random.normal(size=rows)
binary = (signal + random.normal(scale=0.8, size=rows) > 0).astype(int)
of_two = single((5 * signal + 1)[:, None])
classes = np.digitize(signal + random.normal(scale=0.6, size=rows), [-0.5, 0.5])
of_three = single(-3 * np.subtract.outer(signal, [-1, 0, 1]) ** 2)

json.dump(
    {
        "curves": curves,
        "folds": folds.tolist(),
        "binary": {"labels": binary.tolist(), "said": of_two.tolist()} | {method: out_of_fold(method, of_two, binary, folds) for method in ("sigmoid", "isotonic")},
        "multiclass": {"labels": classes.tolist(), "said": of_three.tolist()} | {method: out_of_fold(method, of_three, classes, folds) for method in ("sigmoid", "isotonic")},
    },
    open("calibration.json", "w"))
