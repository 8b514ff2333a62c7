"""scikit-learn's stacks of members that learn nothing: each says what a column of its input says, so that only the final
estimator is fitted. Fold by fold, trained on the rows of the other folds. Ran with /usr/bin/python3, scikit-learn 1.2.1."""
import json
import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin, RegressorMixin
from sklearn.ensemble import StackingClassifier, StackingRegressor
from sklearn.linear_model import LogisticRegression


class Says(ClassifierMixin, BaseEstimator):
    """Probabilities that stand in the columns from `start`."""

    def __init__(self, start=0, width=1):
        self.start, self.width = start, width

    def fit(self, x, y):
        self.classes_ = np.unique(y)
        return self

    def predict_proba(self, x):
        said = x[:, self.start:self.start + self.width]
        return np.hstack([1 - said, said]) if self.width == 1 else said

    def predict(self, x):
        return self.classes_[self.predict_proba(x).argmax(axis=1)]


class SaysNumber(RegressorMixin, BaseEstimator):
    def __init__(self, start=0):
        self.start = start

    def fit(self, x, y):
        return self

    def predict(self, x):
        return x[:, self.start]


def classifier(members):
    """The default final estimator, taken to its optimum."""
    return StackingClassifier(members, final_estimator=LogisticRegression(tol=1e-10, max_iter=10_000))


def out_of_fold(stack, x, y, folds, predict):
    return [predict(stack.fit(x[folds != fold], y[folds != fold]), x[folds == fold]).tolist() for fold in range(3)]


random = np.random.default_rng(5)
rows = 90
folds = np.arange(rows) % 3
single = lambda values: values.astype(np.float32).astype(float)

signal = random.normal(size=rows)
binary = (signal + random.normal(scale=0.8, size=rows) > 0).astype(int)
logistic = lambda z: 1 / (1 + np.exp(-z))
of_two = single(np.column_stack([logistic(2 * signal + random.normal(size=rows)), logistic(0.5 * signal + random.normal(size=rows))]))

classes = np.digitize(signal + random.normal(scale=0.6, size=rows), [-0.5, 0.5])
raw = [np.exp(-(np.subtract.outer(signal + random.normal(scale=noise, size=rows), [-1, 0, 1])) ** 2) for noise in (0.3, 1.0)]
of_three = single(np.hstack([one / one.sum(axis=1, keepdims=True) for one in raw]))

numbers = single(10 + 3 * signal + random.normal(size=rows))
guesses = single(np.column_stack([10 + 3 * signal + random.normal(scale=1.5, size=rows), 9 + 2 * signal + random.normal(scale=2, size=rows)]))

json.dump(
    {
        "folds": folds.tolist(),
        "binary": {
            "labels": binary.tolist(), "said": of_two.tolist(),
            "expected": out_of_fold(classifier([("a", Says(0)), ("b", Says(1))]), of_two, binary, folds, lambda stack, x: stack.predict_proba(x)[:, 1:]),
        },
        "multiclass": {
            "labels": classes.tolist(), "said": of_three.tolist(),
            "expected": out_of_fold(classifier([("a", Says(0, 3)), ("b", Says(3, 3))]), of_three, classes, folds, lambda stack, x: stack.predict_proba(x)),
        },
        "regression": {
            "labels": numbers.tolist(), "said": guesses.tolist(),
            "expected": out_of_fold(StackingRegressor([("a", SaysNumber(0)), ("b", SaysNumber(1))]), guesses, numbers, folds, lambda stack, x: stack.predict(x)[:, None]),
        },
    },
    open("stacking.json", "w"))
