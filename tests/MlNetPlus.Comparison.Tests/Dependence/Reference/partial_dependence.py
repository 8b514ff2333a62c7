"""Golden values of partial dependence, from scikit-learn's brute force. Run: /usr/bin/python3 partial_dependence.py > partial_dependence.json
Seen with scikit-learn 1.2.1, pandas 1.5.3. The model is a formula, so nothing depends on training; the columns have fewer
values than the grid, so that scikit-learn tries each of them."""
import json
import pandas as pd
from sklearn.base import BaseEstimator, RegressorMixin
from sklearn.inspection import partial_dependence

class Formula(BaseEstimator, RegressorMixin):
    def fit(self, X, y=None):
        self.fitted_ = True
        return self

    def predict(self, X):
        kind = X["Kind"].astype(str)
        step, size = X["Step"].astype(float), X["Size"].astype(float)
        return (0.1 + 0.05 * step ** 2 + 0.3 * size * (kind == "b") - 0.02 * step * size + 0.1 * (kind == "c")).to_numpy()

rows = pd.DataFrame({
    "Step": [i % 5 for i in range(60)],
    "Size": [i * 37 % 60 / 60 for i in range(60)],
    "Kind": ["abbbcc"[i // 2 % 6] for i in range(60)],
})
result = {}
for fold in range(2):
    part = rows[[i % 2 == fold for i in range(60)]]
    model = Formula().fit(part)
    for name in ("Step", "Kind"):
        found = partial_dependence(model, part, [name], kind="average", method="brute", grid_resolution=100,
                                   categorical_features=["Kind"])
        for value, mean in zip(found["values"][0], found["average"][0]):
            result.setdefault(name, {}).setdefault(str(value), []).append(float(mean))
print(json.dumps(result, indent=1))
