"""Golden values of the metrics, from scikit-learn. Run: /usr/bin/python3 metrics.py > metrics.json
Seen with scikit-learn 1.2.1, numpy 1.24. Scores are rounded to 2 digits, so that there are ties."""
import json
import numpy as np
from sklearn import metrics as m
from sklearn.calibration import calibration_curve

def ece(y, p):
    p = p.astype(float)
    share, mean = calibration_curve(y, p, n_bins=10, strategy="uniform")
    count = np.bincount(np.searchsorted(np.linspace(0, 1, 11)[1:-1], p), minlength=10)
    return float((count[count > 0] * abs(share - mean)).sum() / len(y))

rng = np.random.default_rng(5)
cases = {"binary": [], "multiclass": [], "regression": []}
for n in (8, 41, 300, 500):
    y = (rng.random(n) < (.06 if n == 500 else .5)).astype(int); y[:2] = [0, 1]
    p = np.clip(np.round(rng.beta(2, 2, n) * .6 + y * .3, 2), 0, 1).astype(np.float32)
    hard = (p > .5).astype(int)
    cases["binary"].append(dict(labels=y.tolist(), scores=p.tolist(), predicted=hard.tolist(),
        auc=m.roc_auc_score(y, p), accuracy=m.accuracy_score(y, hard), f1=m.f1_score(y, hard),
        logLoss=m.log_loss(y, p.astype(float), eps=1e-15), brier=m.brier_score_loss(y, p),
        averagePrecision=m.average_precision_score(y, p), balancedAccuracy=m.balanced_accuracy_score(y, hard),
        matthewsCorrelation=m.matthews_corrcoef(y, hard), calibrationError=ece(y, p)))
for n, k in ((12, 3), (90, 4), (400, 12)):
    weights = np.ones(k) if k < 12 else .6 ** np.arange(k)
    y = rng.choice(k, n, p=weights / weights.sum()); y[:k] = range(k)
    s = rng.gamma(1., 1., (n, k)) + 1.5 * np.eye(k)[y]
    s = (s / s.sum(1, keepdims=True)).astype(np.float32)
    s64 = s.astype(float) / s.astype(float).sum(1, keepdims=True)
    hard = s.argmax(1)
    cases["multiclass"].append(dict(classes=k, labels=y.tolist(), scores=s.ravel().tolist(), predicted=hard.tolist(),
        accuracy=m.accuracy_score(y, hard), logLoss=m.log_loss(y, s64, eps=1e-15),
        macroAuc=np.mean([m.roc_auc_score(y == c, s[:, c]) for c in range(k)]), macroF1=m.f1_score(y, hard, average="macro"),
        balancedAccuracy=m.balanced_accuracy_score(y, hard), weightedF1=m.f1_score(y, hard, average="weighted"),
        matthewsCorrelation=m.matthews_corrcoef(y, hard), topKAccuracy=m.top_k_accuracy_score(y, s, k=min(5, (k + 1) // 2), labels=range(k))))
for n in (7, 120):
    y = (rng.normal(50, 20, n)).astype(np.float32); p = (y + rng.normal(0, 9, n)).astype(np.float32)
    cases["regression"].append(dict(labels=y.tolist(), predicted=p.tolist(), rootMeanSquaredError=m.mean_squared_error(y.astype(float), p.astype(float)) ** .5,
        meanAbsoluteError=m.mean_absolute_error(y.astype(float), p.astype(float)),
        medianAbsoluteError=m.median_absolute_error(y.astype(float), p.astype(float)), rSquared=m.r2_score(y.astype(float), p.astype(float))))
print(json.dumps(cases))
